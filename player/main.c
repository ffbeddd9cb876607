/* sabaq: a player of learning modules for the terminal. */
#include "cmd/command.h"

int main(int argc, char **argv)
{
	return command_main(argc, argv);
}
