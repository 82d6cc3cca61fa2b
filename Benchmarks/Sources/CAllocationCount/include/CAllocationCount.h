#ifndef CALLOCATIONCOUNT_H
#define CALLOCATIONCOUNT_H
/// Blocks of memory that the whole process has asked for since it began: by malloc, calloc, realloc and the aligned
/// ones, from Swift, C, C++ and every library that is loaded, on all threads. What is mapped by mmap is not counted.
unsigned long allocation_count(void);
/// Those among them that the Swift runtime asked for: every array, object and closure of ours, and no C or C++ library's.
unsigned long swift_allocation_count(void);
#endif
