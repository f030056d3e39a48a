/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What whoever leads an exercise may say: about injects, seats, marks, messages, and orders. */
#include "exercise/channel.h"

#include <tabard/units.h>

#include <string.h>

/* Longest text that comes from a person, bytes. */
#define LONGEST 4000

char *
tbr_director_read_words (const char *words, GError **error)
{
  g_autofree char *copy = g_strstrip (g_strdup (words));

  if (strlen (copy) > LONGEST || !g_utf8_validate (copy, -1, NULL))
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_SYNTAX, "more than %d bytes, or not UTF-8", LONGEST);
      return NULL;
    }
  for (const char *at = copy; *at != '\0'; at++)
    if ((guchar) *at < ' ')
      {
        g_set_error (error, TBR_ERROR, TBR_ERROR_SYNTAX, "it must stand in one line");
        return NULL;
      }
  if (*copy != '\0')
    return g_steal_pointer (&copy);
  g_set_error (error, TBR_ERROR, TBR_ERROR_SYNTAX, "nothing is said");
  return NULL;
}

/* What is said, word by word. */
typedef struct
{
  TbrDirector *director;
  char **words; /* NULL-ended, the verb first */
  GError **error;
} Speech;

static gboolean G_GNUC_PRINTF (2, 3) refuse (const Speech *speech, const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  g_autofree char *message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (speech->error, TBR_ERROR, TBR_ERROR_COMMAND, "%s", message);
  return FALSE;
}

/* Index of what the word behind the verb names; ids are the first member of every struct. */
static gboolean
read_id (const Speech *speech, const char *what, gconstpointer items, gsize size, guint *out_index)
{
  const TbrExercise *e = speech->director->exercise;
  guint n = items == e->injects     ? e->n_injects
            : items == e->roles     ? e->n_roles
            : items == e->expecteds ? e->n_expecteds
            : items == e->channels  ? e->n_channels
                                    : e->n_criteria;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  if (speech->words[1] == NULL)
    return refuse (speech, "%s: which %s?", speech->words[0], what);
  for (guint i = 0; i < n; i++)
    {
      const char *id = *(const char *const *) (gconstpointer) ((const guint8 *) items + i * size);
      if (g_str_equal (id, speech->words[1]))
        {
          *out_index = i;
          return TRUE;
        }
      g_ptr_array_add (names, (gpointer) id);
    }
  g_ptr_array_add (names, NULL);
  const char *meant = tbr_suggest (speech->words[1], (const char *const *) names->pdata);
  return refuse (speech, "unknown %s '%s'%s%s%s", what, speech->words[1],
                 meant != NULL ? ": did you mean '" : "", meant != NULL ? meant : "",
                 meant != NULL ? "'?" : "");
}

/* Whether nothing but a reason stands behind the first @n words. */
static gboolean
check_rest (const Speech *speech, guint n)
{
  for (guint i = n; speech->words[i] != NULL; i++)
    if (!g_str_has_prefix (speech->words[i], "reason="))
      return refuse (speech, "%s: '%s' is not understood here", speech->words[0], speech->words[i]);
  return TRUE;
}

/* Whether a word is one in which an inject goes. */
static gboolean
is_wording (const char *word)
{
  return g_str_has_prefix (word, "subject=") || g_str_has_prefix (word, "body=");
}

/* Whether nothing but other words and a reason stand behind the inject that is released. */
static gboolean
check_words (const Speech *speech)
{
  for (guint i = 2; speech->words[i] != NULL; i++)
    if (!is_wording (speech->words[i]) && !g_str_has_prefix (speech->words[i], "reason="))
      return refuse (speech, "%s: '%s' is not understood: subject, body, reason", speech->words[0],
                     speech->words[i]);
  return TRUE;
}

char *
tbr_director_worded (const TbrDirector *self, guint inject, const char *text)
{
  const char *id = self->exercise->injects[inject].id;
  g_auto (GStrv) said = NULL;

  if (!g_shell_parse_argv (text, NULL, &said, NULL))
    return NULL;
  for (guint i = 0; said[i] != NULL; i++)
    if (is_wording (said[i]))
      return NULL;
  for (guint n = self->turns->len; n-- > 0;)
    {
      const TbrTurn *turn = &g_array_index (self->turns, TbrTurn, n);
      g_auto (GStrv) words = NULL;
      if (turn->kind != TBR_TURN_WORDED || !g_shell_parse_argv (turn->text, NULL, &words, NULL)
          || !g_str_equal (words[0], id))
        continue;
      GString *out = g_string_new (text);
      for (guint i = 1; words[i] != NULL; i++)
        if (is_wording (words[i]))
          {
            g_autofree char *quoted = g_shell_quote (words[i]);
            g_string_append_printf (out, " %s", quoted);
          }
      return g_string_free (out, FALSE);
    }
  return NULL;
}

/* "word INJECT subject=... body=...": words in which it goes later. */
static gboolean
say_word (const Speech *speech, const char *text)
{
  TbrDirector *self = speech->director;
  const TbrInject *injects = self->exercise->injects;
  gboolean has_words = FALSE;
  guint i = 0;

  if (!read_id (speech, "inject", injects, sizeof *injects, &i) || !check_words (speech))
    return FALSE;
  if (self->injects[i].state > TBR_INJECT_HELD)
    return refuse (speech, "inject '%s' is %s already", injects[i].id,
                   tbr_inject_state_names[self->injects[i].state]);
  for (guint k = 2; speech->words[k] != NULL; k++)
    has_words |= is_wording (speech->words[k]);
  if (!has_words)
    return refuse (speech, "word: it needs a subject or a body");
  tbr_director_add (self, TBR_TURN_WORDED, TBR_FACILITATOR, text);
  return TRUE;
}

/* "release", "hold" or "skip" an inject. */
static gboolean
say_inject (const Speech *speech, const char *text)
{
  TbrDirector *self = speech->director;
  const TbrInject *injects = self->exercise->injects;
  gboolean holds = g_str_equal (speech->words[0], "hold");
  gboolean releases = g_str_equal (speech->words[0], "release");
  guint i = 0;

  if (!read_id (speech, "inject", injects, sizeof *injects, &i)
      || !(releases ? check_words (speech) : check_rest (speech, 2)))
    return FALSE;
  if (self->injects[i].state > TBR_INJECT_HELD
      || (holds && self->injects[i].state == TBR_INJECT_HELD))
    return refuse (speech, "inject '%s' is %s already", injects[i].id,
                   tbr_inject_state_names[self->injects[i].state]);
  if (releases)
    {
      tbr_director_release (self, i, TBR_FACILITATOR, text);
      return TRUE;
    }
  self->injects[i] = (TbrInjectProgress){ holds ? TBR_INJECT_HELD : TBR_INJECT_SKIPPED,
                                          tbr_sim_now (self->sim) };
  tbr_director_add (self, holds ? TBR_TURN_HELD : TBR_TURN_SKIPPED, TBR_FACILITATOR, text);
  return TRUE;
}

static gboolean
say_done (const Speech *speech, const char *text)
{
  TbrDirector *self = speech->director;
  const TbrExpected *expecteds = self->exercise->expecteds;
  guint i = 0;

  if (!read_id (speech, "expected action", expecteds, sizeof *expecteds, &i)
      || !check_rest (speech, 2))
    return FALSE;
  if (self->expecteds[i].at != TBR_NEVER)
    return refuse (speech, "expected action '%s' has been taken already", expecteds[i].id);
  tbr_director_done (self, i, TBR_FACILITATOR, tbr_sim_now (self->sim), text);
  return TRUE;
}

static gboolean
say_rate (const Speech *speech, const char *text)
{
  TbrDirector *self = speech->director;
  const TbrCriterion *criteria = self->exercise->criteria;
  guint64 mark = 0;
  guint i = 0;

  if (!read_id (speech, "criterion", criteria, sizeof *criteria, &i) || !check_rest (speech, 3))
    return FALSE;
  if (*criteria[i].measure != '\0')
    return refuse (speech, "criterion '%s' is measured, not rated", criteria[i].id);
  if (speech->words[2] == NULL
      || !g_ascii_string_to_unsigned (speech->words[2], 10, 1, (guint64) criteria[i].scale, &mark,
                                      NULL))
    return refuse (speech, "criterion '%s': a mark is 1 to %" G_GINT64_FORMAT, criteria[i].id,
                   criteria[i].scale);
  self->marks[i] = (guint) mark;
  tbr_director_add (self, TBR_TURN_RATED, TBR_FACILITATOR, text);
  return TRUE;
}

static gboolean
say_seat (const Speech *speech, const char *text)
{
  TbrDirector *self = speech->director;
  const TbrRole *roles = self->exercise->roles;
  const char *player;
  gboolean by_person;
  guint i = 0;

  if (!read_id (speech, "role", roles, sizeof *roles, &i) || !check_rest (speech, 3))
    return FALSE;
  player = speech->words[2] != NULL ? speech->words[2] : "";
  by_person = g_str_equal (player, "person");
  if (!by_person && !g_str_equal (player, "doctrine"))
    return refuse (speech, "seat: it is given to person or doctrine, not to '%s'", player);
  if (self->roles[i].by_person == by_person)
    return refuse (speech, "role '%s' is played by %s already", roles[i].id, player);
  tbr_director_add (self, TBR_TURN_SEAT, TBR_FACILITATOR, text);
  tbr_director_seat (self, i, by_person ? TBR_PLAYER_PERSON : TBR_PLAYER_DOCTRINE);
  return TRUE;
}

/* "cut" or "restore" a channel. */
static gboolean
say_channel (const Speech *speech, const char *text)
{
  TbrDirector *self = speech->director;
  const TbrContact *channels = self->exercise->channels;
  guint i = 0;

  return read_id (speech, "channel", channels, sizeof *channels, &i) && check_rest (speech, 2)
         && tbr_channel_order (self, TBR_FACILITATOR, i, g_str_equal (speech->words[0], "cut"),
                               text, speech->error);
}

/* "message to='a b' from=... medium=press subject=... body=..." */
static gboolean
say_message (const Speech *speech, const char *text)
{
  static const char *const keys[] = { "to", "from", "medium", "subject", "body", "reason", NULL };
  TbrDirector *self = speech->director;
  gboolean says_something = FALSE;

  for (guint i = 1; speech->words[i] != NULL; i++)
    {
      const char *equals = strchr (speech->words[i], '=');
      g_autofree char *key
          = equals != NULL ? g_strndup (speech->words[i], equals - speech->words[i]) : NULL;
      if (key == NULL || !g_strv_contains (keys, key))
        return refuse (speech, "message: '%s' is not understood: to, from, medium, subject, body",
                       speech->words[i]);
      if (g_str_equal (key, "medium") && !g_strv_contains (tbr_medium_names, equals + 1))
        {
          g_autofree char *known = g_strjoinv (", ", (char **) tbr_medium_names);
          return refuse (speech, "message: medium '%s': here may stand %s", equals + 1, known);
        }
      says_something |= g_str_equal (key, "subject") || g_str_equal (key, "body");
      if (!g_str_equal (key, "to"))
        continue;
      g_auto (GStrv) roles = g_strsplit (equals + 1, " ", -1);
      for (guint j = 0; roles[j] != NULL; j++)
        if (tbr_director_find_role (self, roles[j]) == TBR_NONE)
          return refuse (speech, "message: unknown role '%s'", roles[j]);
    }
  if (!says_something)
    return refuse (speech, "message: it needs a subject or a body");
  tbr_director_add (self, TBR_TURN_MESSAGE, TBR_FACILITATOR, text);
  return TRUE;
}

static gboolean
say_order (const Speech *speech, const char *text)
{
  TbrDirector *self = speech->director;
  g_autoptr (TbrCommand) command = tbr_director_parse (self, "planner", text, speech->error);

  if (command == NULL)
    return FALSE;
  if (g_str_equal (command->kind->kind.name, "set-seat"))
    return refuse (speech, "seats are handed over by 'seat ROLE person|doctrine'");
  return tbr_director_give (self, TBR_FACILITATOR, command, speech->error);
}

gboolean
tbr_facilitator_say (TbrDirector *self, const char *words, GError **error)
{
  static const struct
  {
    const char *verb;
    gboolean (*say) (const Speech *speech, const char *text);
  } verbs[] = { { "release", say_inject },  { "hold", say_inject },     { "skip", say_inject },
                { "done", say_done },       { "rate", say_rate },       { "seat", say_seat },
                { "order", say_order },     { "message", say_message }, { "cut", say_channel },
                { "restore", say_channel }, { "word", say_word } };
  g_auto (GStrv) split = NULL;
  g_autoptr (GError) local = NULL;
  const char *rest = words + strcspn (words, " ");
  Speech speech = { .director = self, .error = error };

  if (!g_shell_parse_argv (words, NULL, &split, &local))
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_SYNTAX, "%s", local->message);
      return FALSE;
    }
  speech.words = split;
  /* marks are still given when the exercise is over */
  if (self->is_over && !g_str_equal (split[0], "rate"))
    return refuse (&speech, "the exercise is over");
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (g_str_equal (verbs[i].verb, split[0]))
      return verbs[i].say (&speech, rest + strspn (rest, " "));
  return refuse (
      &speech,
      "'%s' is nothing that the facilitator says: release, hold, skip, done, rate, seat, "
      "order, message, cut, restore, word",
      split[0]);
}
