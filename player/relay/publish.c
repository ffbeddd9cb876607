/* What is said to the servers, and their answers. */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "relay/engine.h"

enum {
	CODE_ALONE = 10074, /* "replicas > 1 not supported in ..." */
	CODE_THERE = 10058, /* the name is in use: it is there already */
	CODE_PLACES = 10005, /* not as many servers as copies */
};

/* ---- stream and bucket ---- */

/* As "nats kv add" would, and a stream that nobody can take back. */
static const char scores_form[] =
	"{\"name\":\"SCORES\",\"subjects\":[\"sabaq.v1.*.score.>\"],"
	"\"retention\":\"limits\",\"storage\":\"file\",\"discard\":\"new\","
	"\"max_consumers\":-1,\"max_msgs\":-1,\"max_bytes\":-1,\"max_age\":0,"
	"\"duplicate_window\":600000000000,\"deny_delete\":true,"
	"\"deny_purge\":true,\"num_replicas\":%d}";
static const char bucket_form[] =
	"{\"name\":\"KV_sabaq\",\"subjects\":[\"$KV.sabaq.>\"],"
	"\"retention\":\"limits\",\"storage\":\"file\",\"discard\":\"new\","
	"\"max_consumers\":-1,\"max_msgs\":-1,\"max_bytes\":-1,"
	"\"max_msgs_per_subject\":1,\"max_age\":%d000000000,"
	"\"duplicate_window\":%d000000000,\"deny_delete\":true,"
	"\"allow_rollup_hdrs\":true,\"allow_direct\":true,"
	"\"num_replicas\":%d}";

/* The answer comes to <inbox>.<mark>.<name>. */
static char *reply_to(
	const struct engine *e, const char *mark, const char *name)
{
	struct buf b = { 0 };

	buf_addf(&b, "%s.%s.%s", e->inbox, mark, name);
	return buf_steal(&b);
}

static void ask_for(struct engine *e, const char *stream, int copies)
{
	struct buf subject = { 0 }, form = { 0 };
	char *reply = reply_to(e, copies > 1 ? "many" : "one", stream);

	buf_addf(&subject, "$JS.API.STREAM.CREATE.%s", stream);
	if (strcmp(stream, "SCORES") == 0)
		buf_addf(&form, scores_form, copies);
	else
		buf_addf(&form, bucket_form, ENGINE_NOTE_S, ENGINE_NOTE_S,
			copies);
	natsConnection_PublishRequest(
		e->nats, buf_str(&subject), reply, form.data, (int)form.len);
	buf_release(&subject);
	buf_release(&form);
	free(reply);
}

void engine_set_up(struct engine *e)
{
	ask_for(e, "SCORES", 3);
	ask_for(e, "KV_sabaq", 3);
}

/* ---- answers ---- */

/* What an answer of JetStream says that is wrong; 0: nothing. */
static int read_error(
	const struct engine *e, natsMsg *m, char *why, size_t room)
{
	json_t *root, *error;
	int code = 0;

	if (natsMsg_IsNoResponders(m)) {
		strncat(why,
			e->few ? "at the first time all three servers have "
				 "to be there"
			       : "the servers keep no stream SCORES; is "
				 "jetstream in their configuration?",
			room - 1);
		return -1;
	}
	root = json_loadb(
		natsMsg_GetData(m), (size_t)natsMsg_GetDataLength(m), 0, NULL);
	error = root ? json_object_get(root, "error") : NULL;
	if (error) {
		const char *text = json_string_value(
			json_object_get(error, "description"));

		code = (int)json_integer_value(
			json_object_get(error, "err_code"));
		code = code == 0 ? -1 : code;
		strncat(why, text ? text : "refused", room - 1);
	}
	if (!root)
		code = -1;
	json_decref(root);
	return code;
}

/*
 * One server alone keeps one copy. Of three of which some are away, the one
 * with that only copy would be missed for good: they are waited for.
 */
static void answer_set_up(
	struct engine *e, const char *mark, const char *stream, int code)
{
	e->few = code == CODE_PLACES;
	if (strcmp(mark, "many") == 0 && code == CODE_ALONE) {
		ask_for(e, stream, 1);
	} else if (strcmp(stream, "KV_sabaq") == 0) {
		e->ready = code == 0 || code == CODE_THERE;
		if (e->ready)
			engine_say(e, PACKET_READY, NULL, NULL, 0);
	}
}

void engine_answer(
	natsConnection *nc, natsSubscription *sub, natsMsg *m, void *context)
{
	struct engine *e = context;
	const char *subject = natsMsg_GetSubject(m);
	char *mark = xstrdup(subject + strlen(e->inbox) + 1), *name;
	char why[200] = "";
	int code;

	(void)nc;
	(void)sub;
	name = strchr(mark, '.');
	if (name) {
		*name++ = '\0';
		code = read_error(e, m, why, sizeof(why));
		if (strcmp(mark, "r") != 0)
			answer_set_up(e, mark, name, code);
		else if (code == 0)
			engine_say(e, PACKET_STORED, name, NULL, 0);
		else
			engine_say(e, PACKET_UNSTORED, name, why, strlen(why));
		/* It may have come to be meanwhile, or been taken away. */
		if (code == -1 && strcmp(mark, "r") == 0)
			engine_set_up(e);
	}
	free(mark);
	natsMsg_Destroy(m);
}

/* ---- publishing ---- */

/* What would come too late is of no use: hubs say it anew. */
static bool is_up(const struct engine *e)
{
	return natsConnection_Status(e->nats) == NATS_CONN_STATUS_CONNECTED;
}

/* Its name is session/log-n. */
void engine_record(struct engine *e, const struct packet *p)
{
	const char *id = strchr(p->name, '/');
	struct buf subject = { 0 };
	natsMsg *m = NULL;
	char *reply;

	if (!id || !is_up(e) || strpbrk(p->name, ".*>"))
		return;
	id++;
	reply = reply_to(e, "r", id);
	buf_addf(&subject, "sabaq.v1.%s.score.%.*s", e->site,
		(int)(id - 1 - p->name), p->name);
	if (natsMsg_Create(&m, buf_str(&subject), reply, p->body, (int)p->n) ==
			NATS_OK &&
		natsMsgHeader_Set(m, "Nats-Msg-Id", id) == NATS_OK)
		natsConnection_PublishMsg(e->nats, m);
	natsMsg_Destroy(m);
	buf_release(&subject);
	free(reply);
}

void engine_note(struct engine *e, const struct packet *p)
{
	struct buf subject = { 0 };
	natsMsg *m = NULL;

	if (!e->session || !is_up(e))
		return;
	if (!e->ready)
		engine_set_up(e);
	buf_addf(&subject, "$KV.sabaq.%s.%s", e->site, e->session);
	if (natsMsg_Create(&m, buf_str(&subject), NULL, p->body, (int)p->n) ==
			NATS_OK &&
		(p->n > 0 ||
			natsMsgHeader_Set(m, "KV-Operation", "DEL") == NATS_OK))
		natsConnection_PublishMsg(e->nats, m);
	natsMsg_Destroy(m);
	buf_release(&subject);
}

void engine_live(struct engine *e, const struct packet *p)
{
	struct buf subject = { 0 };

	if (!e->session || !is_up(e) || !p->name[0] || strpbrk(p->name, ".*>"))
		return;
	buf_addf(&subject, "sabaq.v1.%s.s.%s.%s.%s", e->site, e->session,
		e->self ? "from" : "to", e->self ? e->self : p->name);
	natsConnection_Publish(e->nats, buf_str(&subject), p->body, (int)p->n);
	buf_release(&subject);
}

void engine_heard(
	natsConnection *nc, natsSubscription *sub, natsMsg *m, void *context)
{
	struct engine *e = context;
	const char *from = strrchr(natsMsg_GetSubject(m), '.');

	(void)nc;
	(void)sub;
	engine_say(e, PACKET_LIVE, e->self || !from ? "-" : from + 1,
		natsMsg_GetData(m), (size_t)natsMsg_GetDataLength(m));
	natsMsg_Destroy(m);
}
