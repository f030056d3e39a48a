/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Memory that was given back by threads and is given on to the system. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Gives the system what lies idle between what is in use, as after something large was read or
   ended: it takes some milliseconds, in which the thread's own part of the memory is locked, so
   that it is not for the window's thread. */
void tbr_heap_trim (void);

G_END_DECLS
