/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Whether something could be said now: it is said to a copy of the exercise, which is thrown away.
 */
#include "exercise/director.h"

gboolean
tbr_director_may (const TbrDirector *self, const char *who, const char *words, GError **error)
{
  g_return_val_if_fail (self != NULL && who != NULL && words != NULL, FALSE);
  g_autoptr (TbrDirector) copy = tbr_director_fork (self);

  return tbr_director_say (copy, who, words, error);
}
