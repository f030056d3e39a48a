/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What two cores of this machine give at most, whatever a program does with them. */
#pragma once

#include <glib.h>

/* Work that is the same for every thread. */
typedef enum
{
  MACHINE_REGISTERS, /* nothing but arithmetic */
  MACHINE_CACHE,     /* to and fro in 256 KB of its own: what a core keeps for itself */
  MACHINE_MEMORY,    /* to and fro in 32 MB of its own: what cores share */
} MachineLoop;

/* Seconds until @n_threads have each done the same work. */
double machine_seconds (MachineLoop loop, guint n_threads, guint64 n_steps);
