/*
 * local.h - sockets of sessions on one host.
 *
 * A session is <run>/<login>/live.sock, an AF_UNIX SOCK_SEQPACKET socket; run
 * is /run/sabaq, which `make install` sets up, or another folder for trying
 * things out. The kernel says at both ends who the other is (SO_PEERCRED):
 * a hub is believed only where its user may lead sessions. See unix(7).
 */
#ifndef SABAQ_GROUP_LOCAL_H
#define SABAQ_GROUP_LOCAL_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#define LOCAL_RUN "/run/sabaq"

struct local {
	const char *run; /* the folder */
	/*
	 * The group whose members may lead sessions; NULL: only the own user
	 * is believed, as where run is a folder of one's own.
	 */
	const char *facilitators;
};

/* Why a session cannot be led here. */
enum local_lack {
	LOCAL_READY,
	LOCAL_NO_FOLDER, /* run is not there */
	LOCAL_NO_GROUP, /* there is no such group */
	LOCAL_NO_MEMBER, /* one is not in it */
	LOCAL_NOT_YET, /* one is, but only from the next login on */
	LOCAL_NO_RIGHT, /* run may not be written to; errno says why */
	LOCAL_TAKEN, /* a hub of the same user is running */
};
enum local_lack local_check(const struct local *l);

/*
 * Makes the own folder and listens in it, over whatever a dead hub left. The
 * lock is held until *lock is closed: one hub a user. -1 with *lack, errno.
 */
int local_listen(const struct local *l, int *lock, enum local_lack *lack);
/* Takes the socket away. */
void local_end(const struct local *l);
/* Lets nobody in for a while, so that players say so; or again. */
void local_hide(const struct local *l, bool hide);

/* Sessions of hubs that are believed; names of their users, NULL-ended. */
char **local_sessions(const struct local *l);
void local_sessions_free(char **logins);
/* Connects to that user's hub; -1 with errno, EPERM: not believed. */
int local_connect(const struct local *l, const char *login);

/* Who is at the other end. False: not known. */
bool local_peer(int fd, uid_t *uid);
/* Whether that user may lead sessions. */
bool local_may_lead(const struct local *l, uid_t uid);
/* What people call a user, else the login; the caller frees. */
char *local_name(uid_t uid);
/* A user's login name, or its number; the caller frees. */
char *local_login(uid_t uid);

#endif
