/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How threads hand things over and wake each other without ever waiting for one another. */
#include "desktop/mailbox.h"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

void
tbr_bell_init (TbrBell *bell)
{
  if (pipe (bell->ends) != 0)
    g_error ("no pipe is left for a thread");
  for (int i = 0; i < 2; i++)
    {
      (void) fcntl (bell->ends[i], F_SETFL, O_NONBLOCK);
      (void) fcntl (bell->ends[i], F_SETFD, FD_CLOEXEC);
    }
}

void
tbr_bell_clear (TbrBell *bell)
{
  (void) close (bell->ends[0]);
  (void) close (bell->ends[1]);
}

void
tbr_bell_ring (TbrBell *bell)
{
  const char sound = 1;
  /* a full pipe has been rung often enough */
  gssize n = write (bell->ends[1], &sound, 1);
  (void) n;
}

void
tbr_bell_wait (TbrBell *bell)
{
  struct pollfd end = { .fd = bell->ends[0], .events = POLLIN };
  char sounds[64];
  (void) poll (&end, 1, -1);
  while (read (bell->ends[0], sounds, sizeof sounds) == (gssize) sizeof sounds)
    ;
}
