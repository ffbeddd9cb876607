/* Any bytes as a file of this format give notes or a sound unit. */
#include "convert_any.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	convert_any("gift", data, size);
	return 0;
}
