#include "cmd/kiosk.h"

#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char option[] = "--kiosk";

/* Whether it is sabaq alone: "/usr/local/bin/sabaq --kiosk", "sabaq". */
static bool is_sabaq(const char *command)
{
	size_t n = strcspn(command, " ");
	const char *name = command + n;

	while (name > command && name[-1] != '/')
		name--;
	if (command + n - name != 5 || strncmp(name, "sabaq", 5) != 0)
		return false;
	command += n + strspn(command + n, " ");
	return !*command || strcmp(command, option) == 0;
}

/* su and sshd with a command do not begin the name with a dash. */
static bool is_login_shell(void)
{
	const struct passwd *p = getpwuid(getuid());
	struct stat shell, self;

	return p && p->pw_shell && p->pw_shell[0] == '/' &&
	       stat(p->pw_shell, &shell) == 0 &&
	       stat("/proc/self/exe", &self) == 0 &&
	       shell.st_dev == self.st_dev && shell.st_ino == self.st_ino;
}

struct kiosk_start kiosk_start(int *argc, char **argv)
{
	const char *sent = getenv("SSH_ORIGINAL_COMMAND");
	struct kiosk_start k = {
		.kiosk = is_login_shell() || (*argc > 0 && argv[0][0] == '-'),
		.remote = sent && *sent && !is_sabaq(sent),
	};

	if (*argc > 1 && strcmp(argv[1], "-c") == 0) {
		k.kiosk = true;
		k.refused = *argc != 3 || !is_sabaq(argv[2]);
		*argc = 1;
	} else if (*argc > 1 && strcmp(argv[1], option) == 0) {
		k.kiosk = true;
		memmove(argv + 1, argv + 2,
			(size_t)(*argc - 1) * sizeof(*argv));
		(*argc)--;
	}
	if (*argc == 1)
		argv[1] = NULL;
	return k;
}
