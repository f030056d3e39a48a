/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How memory that lies idle is given to the system: glibc alone keeps it and has a call for that.
 */
#include "desktop/heap.h"

#ifdef __GLIBC__

#include <malloc.h>

void
tbr_heap_trim (void)
{
  (void) malloc_trim (0);
}

#else

void
tbr_heap_trim (void)
{
}

#endif
