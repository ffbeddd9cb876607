/* The connection: where, who, and whether it is there. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "relay/engine.h"

enum {
	SERVERS_MOST = 16,
	AGAIN_MS = 1000, /* between two tries */
	PING_MS = 4000,
	PINGS_OUT = 2, /* unanswered: the line is dead */
	WRITE_MS = 5000, /* a server that takes nothing for so long is none */
};

/* ---- up and down ---- */

static void tell_down(const struct engine *e, natsConnection *nc)
{
	const char *why = NULL;

	if (nc)
		natsConnection_GetLastError(nc, &why);
	engine_say(e, PACKET_DOWN, NULL, why ? why : "", why ? strlen(why) : 0);
}

static void on_up(natsConnection *nc, void *context)
{
	struct engine *e = context;

	(void)nc;
	if (!e->once)
		engine_set_up(e);
	engine_say(e, PACKET_UP, NULL, NULL, 0);
}

static void on_down(natsConnection *nc, void *context)
{
	tell_down(context, nc);
}

/* Turned away for good: the hub starts us anew after a while. */
static void on_closed(natsConnection *nc, void *context)
{
	tell_down(context, nc);
	_exit(1);
}

/* ---- what BEGIN says ---- */

static bool is_token(const char *s)
{
	return s && s[0] && !s[strcspn(s, " .*>\t\r\n")];
}

bool engine_begin(struct engine *e, const char *body)
{
	char *once = packet_value(body, "once");

	e->url = packet_value(body, "url");
	e->site = packet_value(body, "site");
	e->credentials = packet_value(body, "credentials");
	e->ca = packet_value(body, "ca");
	e->session = packet_value(body, "session");
	e->self = packet_value(body, "self");
	e->once = once != NULL;
	free(once);
	if (!e->url || !is_token(e->site)) {
		engine_fail(e, "the address or the name of the site is "
			       "missing, or has dots or spaces");
		return false;
	}
	return (!e->session || is_token(e->session)) &&
	       (!e->self || is_token(e->self));
}

static bool tell_file(
	const struct engine *e, const char *path, const char *what)
{
	struct buf b = { 0 };

	buf_addf(&b, "%s: %s", path, what);
	engine_fail(e, buf_str(&b));
	buf_release(&b);
	return false;
}

/* "user:password", or what nsc(1) writes. */
static bool use_secret(struct engine *e, char *text)
{
	char *colon;

	if (strstr(text, "BEGIN NATS USER JWT"))
		return natsOptions_SetUserCredentialsFromFiles(
			       e->options, e->credentials, NULL) == NATS_OK;
	text[strcspn(text, "\r\n")] = '\0';
	colon = strchr(text, ':');
	if (!colon)
		return false;
	*colon = '\0';
	return natsOptions_SetUserInfo(e->options, text, colon + 1) == NATS_OK;
}

static bool read_credentials(struct engine *e)
{
	char text[16 * 1024];
	FILE *f = fopen(e->credentials, "r");
	struct stat st;
	size_t n;

	if (!f)
		return tell_file(e, e->credentials, strerror(errno));
	if (fstat(fileno(f), &st) == 0 && (st.st_mode & S_IRWXO)) {
		fclose(f);
		return tell_file(e, e->credentials,
			"everybody can read it, students too; chmod o= it");
	}
	n = fread(text, 1, sizeof(text) - 1, f);
	fclose(f);
	text[n] = '\0';
	return use_secret(e, text) ||
	       tell_file(e, e->credentials,
		       "neither a line user:password nor a file of nsc");
}

static bool set_servers(struct engine *e)
{
	const char *servers[SERVERS_MOST];
	int n = 0;
	char *rest = e->url;

	for (char *one; (one = strsep(&rest, ",")) && n < SERVERS_MOST;)
		if (one[0])
			servers[n++] = one;
	return n > 0 &&
	       natsOptions_SetServers(e->options, servers, n) == NATS_OK;
}

static bool set_options(struct engine *e)
{
	natsOptions *o = e->options;

	if (natsOptions_SetName(o, "sabaq-relay") != NATS_OK ||
		natsOptions_SetTimeout(o, ENGINE_WAIT_MS) != NATS_OK ||
		natsOptions_SetPingInterval(o, PING_MS) != NATS_OK ||
		natsOptions_SetMaxPingsOut(o, PINGS_OUT) != NATS_OK ||
		natsOptions_SetWriteDeadline(o, WRITE_MS) != NATS_OK)
		return false;
	if (e->ca && (natsOptions_SetSecure(o, true) != NATS_OK ||
			     natsOptions_LoadCATrustedCertificates(o, e->ca) !=
				     NATS_OK))
		return tell_file(e, e->ca, "no certificate could be read");
	if (e->once)
		return true;
	return natsOptions_SetMaxReconnect(o, -1) == NATS_OK &&
	       natsOptions_SetReconnectWait(o, AGAIN_MS) == NATS_OK &&
	       natsOptions_SetRetryOnFailedConnect(o, true, on_up, e) ==
		       NATS_OK &&
	       natsOptions_SetDisconnectedCB(o, on_down, e) == NATS_OK &&
	       natsOptions_SetReconnectedCB(o, on_up, e) == NATS_OK &&
	       natsOptions_SetClosedCB(o, on_closed, e) == NATS_OK;
}

static bool subscribe(struct engine *e)
{
	struct buf b = { 0 };
	natsInbox *inbox = NULL;
	bool good = natsInbox_Create(&inbox) == NATS_OK;

	if (good) {
		snprintf(e->inbox, sizeof(e->inbox), "%s", inbox);
		buf_addf(&b, "%s.>", inbox);
		good = natsConnection_Subscribe(&e->answers, e->nats,
			       buf_str(&b), engine_answer, e) == NATS_OK;
		buf_clear(&b);
		natsInbox_Destroy(inbox);
	}
	if (good && e->session) {
		buf_addf(&b, "sabaq.v1.%s.s.%s.%s", e->site, e->session,
			e->self ? "to." : "from.*");
		buf_adds(&b, e->self ? e->self : "");
		good = natsConnection_Subscribe(&e->live, e->nats, buf_str(&b),
			       engine_heard, e) == NATS_OK;
	}
	buf_release(&b);
	return good;
}

bool engine_connect(struct engine *e)
{
	natsStatus s;

	if (natsOptions_Create(&e->options) != NATS_OK)
		return false;
	if ((e->credentials && !read_credentials(e)) || !set_options(e))
		return false;
	if (!set_servers(e)) {
		engine_fail(e, "the address is none: it looks like "
			       "nats://server:4222");
		return false;
	}
	s = natsConnection_Connect(&e->nats, e->options);
	if (s != NATS_OK && s != NATS_NOT_YET_CONNECTED) {
		natsStatus last;
		const char *why = nats_GetLastError(&last);

		engine_fail(e, why && why[0] ? why : natsStatus_GetText(s));
		return false;
	}
	if (!subscribe(e)) {
		engine_fail(e, "nothing can be heard from the servers");
		return false;
	}
	if (s == NATS_OK)
		on_up(e->nats, e);
	else
		tell_down(e, e->nats);
	return true;
}

void engine_close(struct engine *e)
{
	/* All that was said is on its way when the hub hangs up. */
	if (e->nats &&
		natsConnection_Status(e->nats) == NATS_CONN_STATUS_CONNECTED)
		natsConnection_FlushTimeout(e->nats, ENGINE_WAIT_MS);
	_exit(0);
}
