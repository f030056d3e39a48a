/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What people read of an exercise beside its injects, in each of its languages: listed with what is
   missing, and written. */
#include "desktop/exercise/editor.h"
#include "desktop/forms.h"
#include "draw/language.h"

#include <glib/gi18n.h>
#include <string.h>

/* What has a title, while all are gone through. */
typedef struct
{
  const char *element, *id; /* as tbr_events_entitle() wants them */
  const char *title;        /* in the first language */
  const TbrWordings *wordings;
} Titled;

typedef void (*TitledFunc) (gpointer data, const Titled *titled);

#define EACH(List, N, Element, Title)                                                              \
  for (guint i = 0; i < (N); i++)                                                                  \
    {                                                                                              \
      const Titled titled = { Element, (List)[i].id, (List)[i].Title, &(List)[i].wordings };       \
      func (data, &titled);                                                                        \
    }

/* Goes through all of them, in the order of the list. */
static void
for_each (const TbrExercise *exercise, TitledFunc func, gpointer data)
{
  const Titled whole = { "exercise", "", exercise->title, &exercise->wordings };
  func (data, &whole);
  EACH (exercise->objectives, exercise->n_objectives, "objective", title)
  EACH (exercise->roles, exercise->n_roles, "role", title)
  EACH (exercise->expecteds, exercise->n_expecteds, "expected", sentence)
  EACH (exercise->branches, exercise->n_branches, "branch", title)
  EACH (exercise->criteria, exercise->n_criteria, "criterion", title)
  for (guint i = 0; i < exercise->n_guidance; i++)
    {
      const TbrGuidance *note = &exercise->guidance[i];
      g_autofree char *place = g_strdup_printf ("%u", i);
      const Titled titled = { "guidance", place, note->body, &note->wordings };
      func (data, &titled);
    }
}

/* What it says in a language, "" where it says nothing. */
static const char *
said_in (const Titled *titled, const char *language)
{
  const TbrWording *wording = tbr_wording_in (titled->wordings, language);
  if (wording == NULL)
    return "";
  return g_str_equal (titled->element, "guidance") ? wording->body : wording->subject;
}

/* ---- the list ---- */

typedef struct
{
  TbrColumn *column;
  GStrv languages;
  guint n, n_missing;
} Listing;

static void
add_titled (gpointer data, const Titled *titled)
{
  Listing *listing = data;
  for (guint i = 1; listing->languages[i] != NULL; i++)
    {
      const char *said = said_in (titled, listing->languages[i]);
      gboolean is_missing = *said == '\0';
      g_autofree char *detail = g_strdup_printf (_ ("%s: %s"), listing->languages[i],
                                                 is_missing ? _ ("Not translated yet") : said);
      TbrWidget row = { .kind = TBR_WIDGET_ROW,
                        .action = TBR_ACT_EVENTS_TEXT,
                        .argument = TBR_EDITOR_TITLES + listing->n++,
                        .text = titled->title,
                        .detail = detail,
                        .colour = is_missing ? listing->column->pen->theme->need : 0 };
      listing->n_missing += is_missing;
      tbr_column_add (listing->column, &row);
    }
}

void
tbr_editor_titles_build (TbrDesktop *desktop, TbrColumn *column)
{
  const TbrExercise *exercise = tbr_editor_exercise (desktop->editor);
  g_auto (GStrv) languages = g_strsplit (exercise->languages, " ", -1);
  Listing listing = { .column = column, .languages = languages };
  tbr_column_text (column, TBR_WIDGET_TITLE, _ ("Titles and notes"));
  tbr_column_gap (column, 6);
  if (languages[0] == NULL || languages[1] == NULL)
    {
      tbr_column_text (column, TBR_WIDGET_NOTE,
                       _ ("The exercise has one language. More stand in its file, as languages."));
      return;
    }
  for_each (exercise, add_titled, &listing);
  tbr_column_gap (column, 8);
  if (listing.n_missing == 0)
    tbr_column_text (column, TBR_WIDGET_NOTE, _ ("All of it is translated."));
}

/* ---- the form ---- */

typedef struct
{
  TbrDesktop *desktop;
  GStrv languages;
  guint n, wanted;
} Opening;

static void
open_titled (gpointer data, const Titled *titled)
{
  Opening *opening = data;
  for (guint i = 1; opening->languages[i] != NULL; i++)
    if (opening->n++ == opening->wanted)
      {
        TbrForm *form = &opening->desktop->form;
        tbr_form_clear (form);
        form->kind = TBR_FORM_EVENT_TEXT;
        form->title
            = g_strdup_printf (_ ("Text in \xe2\x80\x9c%s\xe2\x80\x9d"), opening->languages[i]);
        /* parted by what no name has */
        form->target
            = g_strdup_printf ("%s\n%s\n%s", titled->element, titled->id, opening->languages[i]);
        TbrFormField *field = tbr_form_add (form, TBR_ASK_TEXT, "subject", _ ("Text"),
                                            said_in (titled, opening->languages[i]));
        tbr_form_hint (field, titled->title);
        tbr_editor_form_show (opening->desktop, 0);
      }
}

void
tbr_editor_titles_open (TbrDesktop *desktop, guint wanted)
{
  const TbrExercise *exercise = tbr_editor_exercise (desktop->editor);
  g_auto (GStrv) languages = g_strsplit (exercise->languages, " ", -1);
  Opening opening = { desktop, languages, 0, wanted };
  if (languages[0] != NULL)
    for_each (exercise, open_titled, &opening);
}

gboolean
tbr_editor_titles_are_asked (const TbrForm *form)
{
  return form->target != NULL && strchr (form->target, '\n') != NULL;
}

gboolean
tbr_editor_titles_use (TbrDesktop *desktop, GError **error)
{
  g_auto (GStrv) target = g_strsplit (desktop->form.target, "\n", 3);
  return tbr_events_entitle (desktop->editor->events, target[0], target[1], target[2],
                             tbr_form_value (&desktop->form, "subject"), error);
}
