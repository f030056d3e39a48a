/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* An exercise in each of its languages: what is missing in one, and what it says in one. */
#include <tabard/exercise.h>

#include <string.h>

gboolean
tbr_exercise_has_language (const TbrExercise *exercise, const char *language)
{
  g_auto (GStrv) known = g_strsplit (exercise->languages, " ", -1);

  return g_strv_contains ((const char *const *) known, language);
}

/* ---- what is missing ---- */

/* An exercise while it is looked through. */
typedef struct
{
  const TbrExercise *exercise;
  TbrDiagnostics *faults;
  GStrv languages;
} Look;

/* Which word of a text is asked for. */
typedef enum
{
  WORD_SUBJECT,
  WORD_BODY,
  WORD_FROM
} Word;

static const char *
word_of (const TbrWording *wording, Word word)
{
  return word == WORD_SUBJECT ? wording->subject
         : word == WORD_BODY  ? wording->body
                              : wording->from;
}

/* Whether one word is given in a language. */
static gboolean
is_said (const TbrWordings *wordings, const char *language, Word word)
{
  const TbrWording *wording = tbr_wording_in (wordings, language);

  return wording != NULL && *word_of (wording, word) != '\0';
}

/* Warns of each further language in which a word that stands in the element itself, or in its text
   in the first language, is not given. */
static void
look_for (const Look *look, const char *what, guint line, const TbrWordings *wordings, Word word)
{
  static const char *const names[] = { "title", "text", "sender" };

  for (guint i = 1; look->languages[0] != NULL && look->languages[i] != NULL; i++)
    if (*look->languages[i] != '\0' && !is_said (wordings, look->languages[i], word))
      tbr_diagnostics_warn (look->faults, look->exercise->file, line, "%s: no %s in '%s'", what,
                            names[word], look->languages[i]);
}

static void
look_at_injects (const Look *look)
{
  for (guint i = 0; i < look->exercise->n_injects; i++)
    {
      const TbrInject *inject = &look->exercise->injects[i];
      const TbrWording *first = tbr_wording_in (&inject->wordings, look->languages[0]);
      g_autofree char *what = g_strdup_printf ("inject '%s'", inject->id);
      if (first == NULL)
        continue;
      if (*first->subject != '\0')
        look_for (look, what, inject->line, &inject->wordings, WORD_SUBJECT);
      if (*first->body != '\0')
        look_for (look, what, inject->line, &inject->wordings, WORD_BODY);
      if (*inject->from != '\0')
        look_for (look, what, inject->line, &inject->wordings, WORD_FROM);
    }
}

/* A note may be written again in another language beside it. */
static gboolean
has_twin (const TbrExercise *exercise, const TbrGuidance *note, const char *language)
{
  for (guint i = 0; i < exercise->n_guidance; i++)
    if (exercise->guidance[i].at == note->at
        && g_str_equal (exercise->guidance[i].language, language))
      return TRUE;
  return FALSE;
}

static void
look_at_notes (const Look *look)
{
  for (guint i = 0; i < look->exercise->n_guidance; i++)
    {
      const TbrGuidance *note = &look->exercise->guidance[i];
      for (guint j = 0; look->languages[j] != NULL; j++)
        if (!is_said (&note->wordings, look->languages[j], WORD_BODY)
            && !has_twin (look->exercise, note, look->languages[j]))
          tbr_diagnostics_warn (look->faults, look->exercise->file, note->line,
                                "guidance: no text in '%s'", look->languages[j]);
    }
}

#define LOOK_AT(List, N, What)                                                                     \
  for (guint i = 0; i < (N); i++)                                                                  \
    {                                                                                              \
      g_autofree char *what = g_strdup_printf (What " '%s'", (List)[i].id);                        \
      look_for (&look, what, (List)[i].line, &(List)[i].wordings, WORD_SUBJECT);                   \
    }

void
tbr_exercise_check_languages (const TbrExercise *exercise, TbrDiagnostics *faults)
{
  g_return_if_fail (exercise != NULL && faults != NULL);
  g_auto (GStrv) languages = g_strsplit (exercise->languages, " ", -1);
  const Look look = { exercise, faults, languages };

  if (languages[0] == NULL)
    return;
  look_for (&look, "exercise", 0, &exercise->wordings, WORD_SUBJECT);
  LOOK_AT (exercise->objectives, exercise->n_objectives, "objective")
  LOOK_AT (exercise->roles, exercise->n_roles, "role")
  LOOK_AT (exercise->expecteds, exercise->n_expecteds, "expected action")
  LOOK_AT (exercise->branches, exercise->n_branches, "branch")
  look_at_injects (&look);
  LOOK_AT (exercise->criteria, exercise->n_criteria, "criterion")
  look_at_notes (&look);
}

/* ---- what it says in one ---- */

/* Puts a word of a text into the place of what stands in the element, and that text before those
   in other languages. The lists lie in the exercise's own memory. */
static void
speak (const char **place, const TbrWordings *wordings, const char *language, Word word)
{
  TbrWording *items = (TbrWording *) wordings->items;

  for (guint i = 0; i < wordings->n; i++)
    if (g_str_equal (items[i].language, language))
      {
        TbrWording spoken = items[i];
        items[i] = items[0];
        items[0] = spoken;
        if (*word_of (&spoken, word) != '\0')
          *place = word_of (&spoken, word);
        return;
      }
}

#define SPEAK(Struct, List, N, Field, Word)                                                        \
  for (guint i = 0; i < (N); i++)                                                                  \
  speak (&((Struct *) (List))[i].Field, &(List)[i].wordings, language, Word)

void
tbr_exercise_speak (TbrExercise *exercise, const char *language)
{
  g_return_if_fail (exercise != NULL && language != NULL);
  speak (&exercise->title, &exercise->wordings, language, WORD_SUBJECT);
  SPEAK (TbrObjective, exercise->objectives, exercise->n_objectives, title, WORD_SUBJECT);
  SPEAK (TbrRole, exercise->roles, exercise->n_roles, title, WORD_SUBJECT);
  SPEAK (TbrExpected, exercise->expecteds, exercise->n_expecteds, sentence, WORD_SUBJECT);
  SPEAK (TbrStoryBranch, exercise->branches, exercise->n_branches, title, WORD_SUBJECT);
  SPEAK (TbrInject, exercise->injects, exercise->n_injects, from, WORD_FROM);
  SPEAK (TbrCriterion, exercise->criteria, exercise->n_criteria, title, WORD_SUBJECT);
  for (guint i = 0; i < exercise->n_guidance; i++)
    {
      TbrGuidance *note = (TbrGuidance *) &exercise->guidance[i];
      if (is_said (&note->wordings, language, WORD_BODY))
        note->language = tbr_wording_in (&note->wordings, language)->language;
      speak (&note->body, &note->wordings, language, WORD_BODY);
    }
}
