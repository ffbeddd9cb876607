/*
 * kiosk.h - a login that plays and can do nothing else.
 *
 * sabaq is one as somebody's login shell, whatever starts it, and as
 * "sabaq --kiosk", for sshd's ForceCommand. A login shell is also handed what
 * others want run: "sabaq -c COMMAND" by sshd, su and cron. Nothing is run;
 * only where COMMAND is sabaq itself, home opens.
 */
#ifndef SABAQ_CMD_KIOSK_H
#define SABAQ_CMD_KIOSK_H

#include <stdbool.h>

struct kiosk_start {
	bool kiosk; /* nothing that the person can set is believed */
	bool refused; /* a command was to be run by this login shell */
	/* One came over ssh, in vain where sshd forces sabaq upon it: who
	 * sent it is to be told. Only where it is a kiosk. */
	bool remote;
};

/* Takes what is for the login shell out of argv. */
struct kiosk_start kiosk_start(int *argc, char **argv);

#endif
