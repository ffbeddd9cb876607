#define _GNU_SOURCE /* struct ucred */
#include "group/local.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <unistr.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/text.h"

#define SOCKET "live.sock"
#define LOCK "hub.pid"

enum { BACKLOG = 1024, GROUPS_MAX = 1024, NAME_BYTES = 100 };

/* ---- people ---- */

char *local_login(uid_t uid)
{
	const struct passwd *pw = getpwuid(uid);
	struct buf b = { 0 };

	if (pw)
		return xstrdup(pw->pw_name);
	buf_addf(&b, "%u", (unsigned)uid);
	return buf_steal(&b);
}

char *local_name(uid_t uid)
{
	const struct passwd *pw = getpwuid(uid);
	const char *name = pw && pw->pw_gecos ? pw->pw_gecos : "";
	size_t n = strcspn(name, ",");

	if (n == 0 || n > NAME_BYTES || text_find_danger(name, n) < n ||
		u8_check((const uint8_t *)name, n))
		return local_login(uid);
	return xstrndup(name, n);
}

bool local_peer(int fd, uid_t *uid)
{
	struct ucred who;
	socklen_t n = sizeof(who);

	if (getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &who, &n) != 0)
		return false;
	*uid = who.uid;
	return true;
}

/* Whether the system has the user in the group. */
static bool is_listed(const char *name, uid_t uid)
{
	const struct group *group = getgrnam(name);
	const struct passwd *pw;
	gid_t wanted, groups[GROUPS_MAX];
	int n = GROUPS_MAX;

	wanted = group ? group->gr_gid : 0;
	pw = group ? getpwuid(uid) : NULL;
	if (!pw || getgrouplist(pw->pw_name, pw->pw_gid, groups, &n) < 0)
		return false;
	while (n > 0 && groups[n - 1] != wanted)
		n--;
	return n > 0;
}

/* The system's own user could be anyone anyway. */
bool local_may_lead(const struct local *l, uid_t uid)
{
	return uid == geteuid() || uid == 0 ||
	       (l->facilitators && is_listed(l->facilitators, uid));
}

static bool is_member(const char *name)
{
	const struct group *group = getgrnam(name);
	gid_t groups[GROUPS_MAX];
	int n = getgroups(GROUPS_MAX, groups);

	if (!group)
		return false;
	if (geteuid() == 0 || getegid() == group->gr_gid)
		return true;
	while (n > 0 && groups[n - 1] != group->gr_gid)
		n--;
	return n > 0;
}

enum local_lack local_check(const struct local *l)
{
	struct stat st;

	if (l->facilitators && !getgrnam(l->facilitators))
		return LOCAL_NO_GROUP;
	if (l->facilitators && !is_member(l->facilitators))
		return is_listed(l->facilitators, geteuid()) ? LOCAL_NOT_YET
							     : LOCAL_NO_MEMBER;
	if (stat(l->run, &st) != 0 || !S_ISDIR(st.st_mode))
		return LOCAL_NO_FOLDER;
	if (access(l->run, W_OK | X_OK) != 0)
		return LOCAL_NO_RIGHT;
	return LOCAL_READY;
}

/* ---- names ---- */

static char *own_folder(const struct local *l)
{
	char *login = local_login(geteuid());
	struct buf b = { 0 };

	buf_addf(&b, "%s/%s", l->run, login);
	free(login);
	return buf_steal(&b);
}

/* False: the path is too long for a socket. */
static bool address(
	struct sockaddr_un *to, const char *folder, const char *name)
{
	*to = (struct sockaddr_un){ .sun_family = AF_UNIX };
	return (size_t)snprintf(to->sun_path, sizeof(to->sun_path), "%s/%s",
		       folder, name) < sizeof(to->sun_path);
}

/* ---- the hub's side ---- */

/* Ours, and open to nobody's writing. */
static bool make_folder(const char *path)
{
	struct stat st;

	if (mkdir(path, 0711) == 0)
		return chmod(path, 0711) == 0;
	if (errno != EEXIST || lstat(path, &st) != 0)
		return false;
	if (!S_ISDIR(st.st_mode) || st.st_uid != geteuid()) {
		errno = EPERM;
		return false;
	}
	return chmod(path, 0711) == 0;
}

static int take_lock(const char *folder)
{
	struct buf path = { 0 };
	int fd;

	buf_addf(&path, "%s/" LOCK, folder);
	fd = open(buf_str(&path),
		O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, 0644);
	buf_release(&path);
	if (fd >= 0)
		fchmod(fd, 0644); /* players look whether it runs */
	if (fd >= 0 && flock(fd, LOCK_EX | LOCK_NB) != 0) {
		close(fd);
		return -1;
	}
	if (fd >= 0 && ftruncate(fd, 0) == 0)
		dprintf(fd, "%ld\n", (long)getpid());
	return fd;
}

/* Under another name first: the real one never stands for a dead socket. */
static int listen_in(const char *folder)
{
	struct sockaddr_un at, real;
	int fd = -1;

	if (!address(&at, folder, SOCKET ".new") ||
		!address(&real, folder, SOCKET)) {
		errno = ENAMETOOLONG;
		return -1;
	}
	unlink(at.sun_path);
	fd = socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	if (fd < 0)
		return -1;
	if (bind(fd, (struct sockaddr *)&at, sizeof(at)) != 0 ||
		chmod(at.sun_path, 0666) != 0 || listen(fd, BACKLOG) != 0 ||
		rename(at.sun_path, real.sun_path) != 0) {
		close(fd);
		return -1;
	}
	return fd;
}

int local_listen(const struct local *l, int *lock, enum local_lack *lack)
{
	char *folder = own_folder(l);
	int fd = -1;

	*lock = -1;
	*lack = local_check(l);
	if (*lack == LOCAL_READY && !make_folder(folder))
		*lack = LOCAL_NO_RIGHT;
	if (*lack == LOCAL_READY) {
		*lock = take_lock(folder);
		if (*lock < 0)
			*lack = errno == EWOULDBLOCK ? LOCAL_TAKEN
						     : LOCAL_NO_RIGHT;
	}
	if (*lack == LOCAL_READY) {
		fd = listen_in(folder);
		if (fd < 0)
			*lack = LOCAL_NO_RIGHT;
	}
	if (fd < 0 && *lock >= 0) {
		close(*lock);
		*lock = -1;
	}
	free(folder);
	return fd;
}

void local_end(const struct local *l)
{
	char *folder = own_folder(l);
	struct sockaddr_un at;

	if (address(&at, folder, SOCKET))
		unlink(at.sun_path);
	if (address(&at, folder, SOCKET ".away"))
		unlink(at.sun_path);
	free(folder);
}

/* The socket under another name is the same socket. */
void local_hide(const struct local *l, bool hide)
{
	char *folder = own_folder(l);
	struct sockaddr_un at, away;

	if (address(&at, folder, SOCKET) &&
		address(&away, folder, SOCKET ".away"))
		rename(hide ? at.sun_path : away.sun_path,
			hide ? away.sun_path : at.sun_path);
	free(folder);
}

/* ---- the other side ---- */

/* The process that the lock names; 0: not known. */
static pid_t hub_pid(const char *folder)
{
	struct buf path = { 0 };
	char text[24] = "";
	int fd;

	buf_addf(&path, "%s/" LOCK, folder);
	fd = open(
		buf_str(&path), O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
	buf_release(&path);
	if (fd < 0)
		return 0;
	if (read(fd, text, sizeof(text) - 1) < 0)
		text[0] = '\0';
	close(fd);
	return (pid_t)strtol(text, NULL, 10);
}

/* Dead too, where nobody has taken leave of it yet: see proc_pid_stat(5). */
static bool is_zombie(pid_t pid)
{
	char path[40], text[256] = "";
	const char *state;
	int fd;

	snprintf(path, sizeof(path), "/proc/%ld/stat", (long)pid);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return false;
	if (read(fd, text, sizeof(text) - 1) < 0)
		text[0] = '\0';
	close(fd);
	state = strrchr(text, ')');
	return state && state[1] == ' ' && state[2] == 'Z';
}

static bool is_alive(pid_t pid)
{
	return (kill(pid, 0) == 0 || errno != ESRCH) && !is_zombie(pid);
}

/*
 * Whether somebody listens. A hub that was killed leaves its socket: that is
 * tried only where its process is gone, so that a living one hears nothing.
 */
static bool is_served(const char *folder)
{
	pid_t pid = hub_pid(folder);
	struct sockaddr_un at;
	bool served = true;
	int fd;

	if (pid <= 0 || is_alive(pid) || !address(&at, folder, SOCKET))
		return true;
	fd = socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	if (fd < 0)
		return true;
	if (connect(fd, (struct sockaddr *)&at, sizeof(at)) != 0)
		served = errno != ECONNREFUSED && errno != ENOENT;
	close(fd);
	return served;
}

/* A folder of the user that it is named after, with a socket of theirs. */
static bool is_session(const struct local *l, const char *login)
{
	const struct passwd *pw = getpwnam(login);
	char *own = local_login(geteuid());
	struct buf path = { 0 };
	struct stat folder, at;
	bool is;

	buf_addf(&path, "%s/%s", l->run, login);
	is = lstat(buf_str(&path), &folder) == 0 && S_ISDIR(folder.st_mode) &&
	     is_served(buf_str(&path));
	buf_adds(&path, "/" SOCKET);
	is = is && lstat(buf_str(&path), &at) == 0 && S_ISSOCK(at.st_mode) &&
	     at.st_uid == folder.st_uid;
	if (is && strcmp(login, own) == 0)
		is = folder.st_uid == geteuid();
	else
		is = is && pw && pw->pw_uid == folder.st_uid &&
		     local_may_lead(l, folder.st_uid);
	buf_release(&path);
	free(own);
	return is;
}

char **local_sessions(const struct local *l)
{
	char **logins = xcalloc(1, sizeof(*logins));
	size_t count = 0, room = 1;
	DIR *d = opendir(l->run);
	struct dirent *e;

	while (d && (e = readdir(d))) {
		if (e->d_name[0] == '.' || !is_session(l, e->d_name))
			continue;
		logins = mem_grow(logins, &room, count + 1, sizeof(*logins));
		logins[count++] = xstrdup(e->d_name);
	}
	logins[count] = NULL;
	if (d)
		closedir(d);
	return logins;
}

void local_sessions_free(char **logins)
{
	for (size_t i = 0; logins && logins[i]; i++)
		free(logins[i]);
	free(logins);
}

/* Who listens: the kernel keeps the credentials of listen(2). */
static bool is_believed(const struct local *l, int fd)
{
	uid_t uid;

	return local_peer(fd, &uid) && local_may_lead(l, uid);
}

int local_connect(const struct local *l, const char *login)
{
	struct buf folder = { 0 };
	struct sockaddr_un at;
	int fd = -1, error = ENAMETOOLONG;

	buf_addf(&folder, "%s/%s", l->run, login);
	if (strchr(login, '/') || !address(&at, buf_str(&folder), SOCKET))
		goto out;
	error = 0;
	fd = socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	if (fd < 0 || connect(fd, (struct sockaddr *)&at, sizeof(at)) != 0)
		error = errno;
	else if (!is_believed(l, fd))
		error = EPERM;
	if (error && fd >= 0) {
		close(fd);
		fd = -1;
	}
out:
	buf_release(&folder);
	errno = error;
	return fd;
}
