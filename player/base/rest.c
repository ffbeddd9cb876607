#define _GNU_SOURCE /* dl_iterate_phdr() */
#include "base/rest.h"

#include <link.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

/* What is written to, were it only by the linker, is in writable segments. */
static int give_back(struct dl_phdr_info *info, size_t size, void *page)
{
	uintptr_t mask = ~(*(const uintptr_t *)page - 1);

	(void)size;
	for (int i = 0; i < info->dlpi_phnum; i++) {
		const ElfW(Phdr) *p = &info->dlpi_phdr[i];
		uintptr_t from = (info->dlpi_addr + p->p_vaddr) & mask;
		uintptr_t to = info->dlpi_addr + p->p_vaddr + p->p_memsz;

		if (p->p_type == PT_LOAD && !(p->p_flags & PF_W))
			madvise((void *)from, to - from, MADV_DONTNEED);
	}
	return 0;
}

void rest_after_start(void)
{
	uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);

	dl_iterate_phdr(give_back, &page);
}
