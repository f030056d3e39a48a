/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How it is said whom a message has not reached. */
#include "report/heard_words.h"

#include "draw/language.h"
#include "report/exercise_words.h"

#include <glib/gi18n.h>
#include <string.h>

/* The turn with which an inject went out; TBR_NONE: it has not. */
static guint
turn_of (const TbrTurns *all, guint inject)
{
  const char *id = all->exercise->injects[inject].id;
  gsize length = strlen (id);
  for (guint i = all->n; i-- > 0;)
    {
      const char *text = all->turns[i].text;
      if (all->turns[i].kind == TBR_TURN_RELEASED && strncmp (text, id, length) == 0
          && (text[length] == ' ' || text[length] == '\0'))
        return i;
    }
  return TBR_NONE;
}

/* Whether what was sent with a turn has reached none of those whom it was for. */
static gboolean
is_silent (const TbrTurns *all, guint turn)
{
  guint n = 0, n_silent = 0;
  g_autoptr (GArray) unheard = tbr_turns_unheard (all, turn, &n);
  for (guint i = 0; i < unheard->len; i++)
    n_silent += g_array_index (unheard, TbrUnheard, i).at == TBR_NEVER;
  return n > 0 && n_silent == n;
}

gboolean
tbr_heard_words_is_unheard (const TbrTurns *all, guint inject)
{
  guint turn = turn_of (all, inject);
  return turn != TBR_NONE && is_silent (all, turn);
}

const char *
tbr_heard_words_turn (const TbrTurns *all, guint turn)
{
  return is_silent (all, turn) ? C_ ("inject", "not heard")
                               : tbr_exercise_words_turn (all->turns[turn].kind);
}

const char *
tbr_heard_words_state (const TbrTurns *all, guint inject, TbrInjectState state)
{
  return state == TBR_INJECT_RELEASED && tbr_heard_words_is_unheard (all, inject)
             ? C_ ("inject", "not heard")
             : tbr_exercise_words_state (state);
}

/* (transfer full) */
static char *
say_one (const TbrExercise *exercise, const TbrUnheard *one)
{
  const char *who = tbr_word (exercise->roles[one->role].title);
  if (one->at != TBR_NEVER)
    {
      g_autofree char *after = tbr_exercise_words_after (exercise, one->at);
      return g_strdup_printf (_ ("heard by %s only after %s"), who, after);
    }
  return g_strdup_printf (one->is_lost ? _ ("not heard by %s: no contact, it was lost")
                                       : _ ("not heard by %s: no contact, it waits"),
                          who);
}

char *
tbr_heard_words_add (const TbrTurns *all, guint turn, const char *text)
{
  guint n;
  g_autoptr (GArray) unheard = tbr_turns_unheard (all, turn, &n);
  GString *out = g_string_new (text);
  for (guint i = 0; i < unheard->len; i++)
    {
      g_autofree char *one = say_one (all->exercise, &g_array_index (unheard, TbrUnheard, i));
      g_string_append_printf (out, "%s%s", i > 0 ? "; " : " \xe2\x80\x93 ", one);
    }
  return g_string_free (out, FALSE);
}

char *
tbr_heard_words_inject (const TbrTurns *all, guint inject, const char *text)
{
  guint turn = turn_of (all, inject);
  return turn != TBR_NONE ? tbr_heard_words_add (all, turn, text) : g_strdup (text);
}
