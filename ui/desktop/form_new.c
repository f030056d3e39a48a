/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The form of a new scenario: an empty crisis is written to a file and opened. */
#include "desktop/forms.h"

#include "desktop/state.h"
#include "report/fault_words.h"

#include <tabard/blank.h>
#include <tabard/file.h>

#include <glib/gi18n.h>
#include <string.h>

#define FILE_NAME "new-crisis.xml"

void
tbr_form_new_open (TbrDesktop *desktop)
{
  TbrForm *form = &desktop->form;
  g_autofree char *path = tbr_files_document (FILE_NAME);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *start = g_date_time_format (now, "%Y-%m-%dT00:00Z");
  form->title = g_strdup (_ ("New scenario"));
  (void) tbr_form_add (form, TBR_ASK_TEXT, "title", _ ("Title"), "");
  TbrFormField *field = tbr_form_add (form, TBR_ASK_TEXT, "start", _ ("Start"), start);
  tbr_form_hint (field,
                 _ ("date and time with the offset from UTC, such as 2027-03-02T06:00+01:00"));
  field = tbr_form_add (form, TBR_ASK_TEXT, "duration", _ ("Duration"), "14 d");
  tbr_form_hint (field, _ ("how long it lasts, such as 14 d or 36 h"));
  field = tbr_form_add (form, TBR_ASK_TEXT, "states", _ ("Whose units"), "");
  tbr_form_hint (field, _ ("codes of states such as DE FR PL; empty: all of Europe"));
  field = tbr_form_file_add (desktop, path, TBR_FILES_SAVE);
  tbr_form_hint (field,
                 _ ("An empty crisis is written there and opened. What you add then is saved "
                    "under a name of its own."));
}

/* ---- beside the window ---- */

/* A file that is to be written, and why it could not be. */
typedef struct
{
  char *path, *text;
} NewFile;

static void
free_new (gpointer data)
{
  NewFile *file = data;
  g_free (file->path);
  g_free (file->text);
  g_free (file);
}

static gpointer
write_new (gconstpointer data)
{
  const NewFile *file = data;
  NewFile *answer = g_new0 (NewFile, 1);
  g_autoptr (GError) error = NULL;
  answer->path = g_strdup (file->path);
  if (!g_str_has_suffix (file->path, ".xml") || g_file_test (file->path, G_FILE_TEST_EXISTS))
    answer->text = g_strdup_printf (
        _ ("%s: a new scenario has a name that ends in .xml and that no file has yet"), file->path);
  else if (!tbr_file_write (file->path, file->text, strlen (file->text), &error))
    answer->text = tbr_fault_words (error->message);
  return answer;
}

const TbrAsideKind tbr_form_new_aside = { "new", write_new, free_new, free_new };

/* ---- in the window ---- */

void
tbr_form_new_use (TbrDesktop *desktop)
{
  const TbrForm *form = &desktop->form;
  const TbrBlank blank = { .title = tbr_form_value (form, "title"),
                           .start = tbr_form_value (form, "start"),
                           .duration = tbr_form_value (form, "duration"),
                           .states = tbr_form_value (form, "states") };
  g_autoptr (GError) error = NULL;
  if (!tbr_aside_is_settled (desktop->asides[TBR_ASIDE_NEW]))
    return;
  char *text = tbr_blank_text (&blank, desktop->map->map, &error);
  if (text == NULL)
    {
      g_autofree char *told = tbr_fault_words (error->message);
      tbr_forms_complain (desktop, told);
      return;
    }
  NewFile *file = g_new (NewFile, 1);
  *file = (NewFile){ g_strdup (tbr_form_value (form, "file")), text };
  tbr_aside_ask (desktop->asides[TBR_ASIDE_NEW], file);
}

void
tbr_form_new_tick (TbrDesktop *desktop)
{
  NewFile *answer = tbr_aside_take (desktop->asides[TBR_ASIDE_NEW]);
  /* whoever has left the form meanwhile does not want it any more */
  gboolean is_asked = answer != NULL && desktop->panels[TBR_PANEL_FORM].is_open
                      && desktop->form.kind == TBR_FORM_NEW;
  if (is_asked && answer->text != NULL)
    tbr_forms_complain (desktop, answer->text);
  else if (is_asked)
    {
      tbr_desktop_close_panel (desktop, TBR_PANEL_FORM);
      tbr_desktop_load (desktop, answer->path);
    }
  if (answer != NULL)
    free_new (answer);
}
