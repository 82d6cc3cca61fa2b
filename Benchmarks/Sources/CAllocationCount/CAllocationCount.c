// Counts allocations: an executable's own malloc comes before glibc's for every library that it loads, so each call is
// counted once here and then done by glibc. Freeing stays glibc's. Works where glibc is the C library (Linux).
#define _GNU_SOURCE
#include "CAllocationCount.h"

#include <errno.h>
#include <link.h>
#include <stdatomic.h>
#include <stddef.h>
#include <string.h>

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *block, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);

static atomic_ulong allocations, swift_allocations;

// Where libswiftCore's code lies. All of Swift's own memory is asked for from there: arrays, objects, closures.
static uintptr_t swift_begin, swift_end;

static int find_swift(struct dl_phdr_info *library, size_t size, void *unused) {
  (void)size, (void)unused;
  if (library->dlpi_name == NULL || strstr(library->dlpi_name, "libswiftCore.so") == NULL) return 0;
  for (int i = 0; i < library->dlpi_phnum; i++) {
    const ElfW(Phdr) *part = &library->dlpi_phdr[i];
    if (part->p_type != PT_LOAD || !(part->p_flags & PF_X)) continue;
    swift_begin = library->dlpi_addr + part->p_vaddr;
    swift_end = swift_begin + part->p_memsz;
  }
  return 1;
}

__attribute__((constructor)) static void prepare(void) { dl_iterate_phdr(find_swift, NULL); }

static void count(void *caller) {
  atomic_fetch_add_explicit(&allocations, 1, memory_order_relaxed);
  uintptr_t place = (uintptr_t)caller;
  if (place >= swift_begin && place < swift_end) atomic_fetch_add_explicit(&swift_allocations, 1, memory_order_relaxed);
}

unsigned long allocation_count(void) { return atomic_load_explicit(&allocations, memory_order_relaxed); }

unsigned long swift_allocation_count(void) {
  return atomic_load_explicit(&swift_allocations, memory_order_relaxed);
}

void *malloc(size_t size) {
  count(__builtin_return_address(0));
  return __libc_malloc(size);
}

void *calloc(size_t number, size_t size) {
  count(__builtin_return_address(0));
  return __libc_calloc(number, size);
}

void *realloc(void *block, size_t size) {
  count(__builtin_return_address(0));
  return __libc_realloc(block, size);
}

void *memalign(size_t alignment, size_t size) {
  count(__builtin_return_address(0));
  return __libc_memalign(alignment, size);
}

void *aligned_alloc(size_t alignment, size_t size) {
  count(__builtin_return_address(0));
  return __libc_memalign(alignment, size);
}

int posix_memalign(void **block, size_t alignment, size_t size) {
  if (alignment % sizeof(void *) != 0 || (alignment & (alignment - 1)) != 0 || alignment == 0) return EINVAL;
  count(__builtin_return_address(0));
  void *made = __libc_memalign(alignment, size);
  if (made == NULL) return ENOMEM;
  *block = made;
  return 0;
}
