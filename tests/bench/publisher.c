/*
 * publisher.c - the floor of records on their way: libnats alone.
 *
 * usage: publisher URL SITE FILE MARK
 *
 * Connects, says "ready", waits for a line, publishes each line of the file to
 * the stream with ids that begin with MARK, waits until all are stored, says
 * "done".
 */
#include <nats/nats.h>
#include <stdio.h>
#include <string.h>

enum { WAIT_MS = 20000 };

static bool publish(jsCtx *js, const char *subject, char *line,
	const char *mark, int number)
{
	jsPubOptions options;
	char id[100];

	line[strcspn(line, "\n")] = '\0';
	jsPubOptions_Init(&options);
	snprintf(id, sizeof id, "%s-%d", mark, number);
	options.MsgId = id;
	return js_PublishAsync(js, subject, line, (int)strlen(line),
		       &options) == NATS_OK;
}

int main(int argc, char **argv)
{
	natsConnection *nc;
	jsCtx *js;
	jsPubOptions wait;
	char subject[200], line[8192];
	FILE *f = argc == 5 ? fopen(argv[3], "r") : NULL;
	int n = 0;

	if (!f || natsConnection_ConnectTo(&nc, argv[1]) != NATS_OK ||
		natsConnection_JetStream(&js, nc, NULL) != NATS_OK)
		return 1;
	snprintf(subject, sizeof subject, "sabaq.v1.%s.score.floor", argv[2]);
	puts("ready");
	fflush(stdout);
	if (!fgets(line, sizeof line, stdin))
		return 1;
	while (fgets(line, sizeof line, f))
		if (!publish(js, subject, line, argv[4], ++n))
			return 1;
	jsPubOptions_Init(&wait);
	wait.MaxWait = WAIT_MS;
	if (js_PublishAsyncComplete(js, &wait) != NATS_OK)
		return 1;
	puts("done");
	return 0;
}
