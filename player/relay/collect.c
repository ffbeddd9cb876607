/* All that a stream has of the site. */
#include <stdlib.h>
#include <string.h>

#include "relay/engine.h"

/* What is the matter; false for nothing. */
static bool told(const struct engine *e, natsStatus s, const char *doing)
{
	struct buf b = { 0 };
	natsStatus last;
	const char *why;

	if (s == NATS_OK)
		return false;
	why = nats_GetLastError(&last);
	/* Who may not ask is not answered; why comes by itself. */
	if (s == NATS_TIMEOUT)
		natsConnection_GetLastError(e->nats, &why);
	buf_addf(&b, "%s: %s", doing,
		why && why[0] ? why : natsStatus_GetText(s));
	engine_fail(e, buf_str(&b));
	buf_release(&b);
	return true;
}

/* Hands a message over; false: it was the last. */
static bool hand_over(const struct engine *e, natsMsg *m)
{
	jsMsgMetaData *meta = NULL;
	bool more = true;

	if (natsMsg_GetDataLength(m) > 0)
		engine_say(e, PACKET_FOUND, NULL, natsMsg_GetData(m),
			(size_t)natsMsg_GetDataLength(m));
	if (natsMsg_GetMetaData(&meta, m) == NATS_OK)
		more = meta->NumPending > 0;
	jsMsgMetaData_Destroy(meta);
	return more;
}

static bool any(natsSubscription *sub, natsStatus *s)
{
	jsConsumerInfo *info = NULL;
	bool is = true;

	*s = natsSubscription_GetConsumerInfo(&info, sub, NULL, NULL);
	if (*s == NATS_OK)
		is = info->NumPending > 0 || info->Delivered.Stream > 0;
	jsConsumerInfo_Destroy(info);
	return *s == NATS_OK && is;
}

static natsStatus read_all(const struct engine *e, natsSubscription *sub)
{
	natsStatus s;
	natsMsg *m;
	bool more = any(sub, &s);

	while (more && s == NATS_OK) {
		s = natsSubscription_NextMsg(&m, sub, ENGINE_WAIT_MS);
		if (s != NATS_OK)
			break;
		more = hand_over(e, m);
		natsMsg_Destroy(m);
	}
	return s;
}

/* ordered: each once, in order, or an error. */
static void read_stream(
	struct engine *e, const char *stream, const char *subject)
{
	jsCtx *js = NULL;
	jsSubOptions so;
	natsSubscription *sub = NULL;
	jsErrCode code = 0;
	natsStatus s = natsConnection_JetStream(&js, e->nats, NULL);

	jsSubOptions_Init(&so);
	so.Stream = stream;
	so.Ordered = true;
	if (s == NATS_OK)
		s = js_SubscribeSync(&sub, js, subject, NULL, &so, &code);
	/* No stream yet: nobody has put anything there. */
	if (code == JSStreamNotFoundErr)
		s = NATS_OK;
	else if (s == NATS_OK)
		s = read_all(e, sub);
	if (!told(e, s, stream))
		engine_say(e, PACKET_DONE, NULL, NULL, 0);
	natsSubscription_Destroy(sub);
	jsCtx_Destroy(js);
}

void engine_list(struct engine *e)
{
	struct buf b = { 0 };

	buf_addf(&b, "$KV.sabaq.%s.>", e->site);
	read_stream(e, "KV_sabaq", buf_str(&b));
	buf_release(&b);
}

void engine_collect(struct engine *e)
{
	struct buf b = { 0 };

	buf_addf(&b, "sabaq.v1.%s.score.>", e->site);
	read_stream(e, "SCORES", buf_str(&b));
	buf_release(&b);
}
