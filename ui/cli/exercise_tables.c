/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What came out of an exercise, as tables. */
#include "exercise_tables.h"

#include <string.h>

/* An instant after the exercise's begin. */
static void
set_since (TbrTable *table, guint column, const TbrDirector *director, TbrTime at)
{
  tbr_table_set_time (table, column,
                      at == TBR_NEVER ? TBR_NEVER : at - tbr_director_exercise (director)->begin);
}

/* "mayor crisis-centre" for each inject that has not reached a role: the inject, then the roles.
   (transfer full) */
static char **
list_unheard (const TbrDirector *director)
{
  TbrTurns all = { .exercise = tbr_director_exercise (director) };
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();

  all.turns = tbr_director_turns (director, &all.n);
  for (guint i = 0; i < all.n; i++)
    {
      guint n;
      g_autoptr (GArray) unheard = tbr_turns_unheard (&all, i, &n);
      gsize length = strcspn (all.turns[i].text, " ");
      g_autoptr (GString) line = g_string_new_len (all.turns[i].text, (gssize) length);
      if (all.turns[i].kind != TBR_TURN_RELEASED)
        continue;
      for (guint k = 0; k < unheard->len; k++)
        {
          const TbrUnheard *one = &g_array_index (unheard, TbrUnheard, k);
          if (one->at == TBR_NEVER)
            g_string_append_printf (line, " %s", all.exercise->roles[one->role].id);
        }
      if (line->len > length)
        g_strv_builder_add (lines, line->str);
    }
  return g_strv_builder_end (lines);
}

/* The roles that an inject has not reached; "" for none. */
static const char *
unheard_of (char *const *unheard, const char *id)
{
  gsize length = strlen (id);

  for (guint i = 0; unheard[i] != NULL; i++)
    if (strncmp (unheard[i], id, length) == 0 && unheard[i][length] == ' ')
      return unheard[i] + length + 1;
  return "";
}

TbrTable *
tbr_exercise_inject_table (const TbrDirector *director)
{
  static const TbrColumn columns[] = { { "no", NULL, TBR_COLUMN_INTEGER, 0 },
                                       { "inject", NULL, TBR_COLUMN_TEXT, 0 },
                                       { "state", NULL, TBR_COLUMN_TEXT, 0 },
                                       { "after", NULL, TBR_COLUMN_TIME, 0 },
                                       { "not heard by", NULL, TBR_COLUMN_TEXT, 0 } };
  const TbrExercise *exercise = tbr_director_exercise (director);
  g_auto (GStrv) unheard = list_unheard (director);
  gboolean has_unheard = g_strv_length (unheard) > 0;
  TbrTable *table
      = tbr_table_new ("injects", columns, G_N_ELEMENTS (columns) - (has_unheard ? 0 : 1));

  for (guint i = 0; i < exercise->n_injects; i++)
    {
      const TbrInjectProgress *progress = tbr_director_inject (director, i);
      tbr_table_add_row (table);
      tbr_table_set_integer (table, 0, exercise->injects[i].number);
      tbr_table_set_text (table, 1, exercise->injects[i].id);
      tbr_table_set_text (table, 2, tbr_inject_state_names[progress->state]);
      set_since (table, 3, director, progress->at);
      if (has_unheard)
        tbr_table_set_text (table, 4, unheard_of (unheard, exercise->injects[i].id));
    }
  return table;
}

TbrTable *
tbr_exercise_action_table (const TbrDirector *director)
{
  static const TbrColumn columns[] = { { "expected", NULL, TBR_COLUMN_TEXT, 0 },
                                       { "role", NULL, TBR_COLUMN_TEXT, 0 },
                                       { "taken", NULL, TBR_COLUMN_TEXT, 0 },
                                       { "after", NULL, TBR_COLUMN_TIME, 0 } };
  const TbrExercise *exercise = tbr_director_exercise (director);
  TbrTable *table = tbr_table_new ("expected actions", columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < exercise->n_expecteds; i++)
    {
      const TbrExpectedProgress *progress = tbr_director_expected (director, i);
      tbr_table_add_row (table);
      tbr_table_set_text (table, 0, exercise->expecteds[i].id);
      tbr_table_set_text (table, 1, exercise->expecteds[i].role_id);
      tbr_table_set_text (table, 2,
                          progress->at == TBR_NEVER ? "no"
                          : progress->in_time       ? "in time"
                                                    : "not in time");
      set_since (table, 3, director, progress->at);
    }
  return table;
}

/* Whether a person has a seat, or had it when the exercise was over and doctrine took all. */
static gboolean
had_seat (const TbrDirector *director, guint role)
{
  const TbrRole *one = &tbr_director_exercise (director)->roles[role];
  guint n;
  const TbrTurn *turns = tbr_director_turns (director, &n);
  gboolean by_person = one->player == TBR_PLAYER_PERSON;

  if (!tbr_director_is_over (director))
    return tbr_director_role (director, role)->by_person;
  for (guint i = 0; i < n; i++)
    {
      gsize length = strlen (one->id);
      if (turns[i].kind == TBR_TURN_SEAT && strncmp (turns[i].text, one->id, length) == 0
          && turns[i].text[length] == ' ')
        by_person = g_str_has_prefix (turns[i].text + length + 1, "person");
    }
  return by_person;
}

TbrTable *
tbr_exercise_role_table (const TbrDirector *director)
{
  static const TbrColumn columns[] = { { "role", NULL, TBR_COLUMN_TEXT, 0 },
                                       { "played by", NULL, TBR_COLUMN_TEXT, 0 },
                                       { "orders", NULL, TBR_COLUMN_INTEGER, 0 } };
  const TbrExercise *exercise = tbr_director_exercise (director);
  TbrTable *table = tbr_table_new ("roles", columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < exercise->n_roles; i++)
    {
      const TbrRoleProgress *progress = tbr_director_role (director, i);
      tbr_table_add_row (table);
      tbr_table_set_text (table, 0, exercise->roles[i].id);
      tbr_table_set_text (table, 1, had_seat (director, i) ? "a person" : "doctrine");
      tbr_table_set_integer (table, 2, progress->n_orders);
    }
  return table;
}

TbrTable *
tbr_exercise_branch_table (const TbrDirector *director)
{
  static const TbrColumn columns[] = { { "branch", NULL, TBR_COLUMN_TEXT, 0 },
                                       { "state", NULL, TBR_COLUMN_TEXT, 0 },
                                       { "after", NULL, TBR_COLUMN_TIME, 0 } };
  const TbrExercise *exercise = tbr_director_exercise (director);
  TbrTable *table = tbr_table_new ("branches", columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < exercise->n_branches; i++)
    {
      const TbrBranchProgress *progress = tbr_director_branch (director, i);
      tbr_table_add_row (table);
      tbr_table_set_text (table, 0, exercise->branches[i].id);
      tbr_table_set_text (table, 1, tbr_branch_state_names[progress->state]);
      set_since (table, 2, director, progress->at);
    }
  return table;
}
