/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The field that asks for a file: what lies in the folder that is written, from folder to folder;
   and the form that opens what was chosen. */
#include "desktop/forms.h"

#include "desktop/caret.h"
#include "desktop/files.h"
#include "desktop/fold.h"
#include "desktop/state.h"

#include <glib/gi18n.h>
#include <string.h>

#define MOST_PLACES 4u /* folders of crises that were open last, to begin with */
#define UP "../"

static TbrFormField *
current (const TbrDesktop *desktop)
{
  return tbr_form_field (&desktop->form, desktop->form.current);
}

static gboolean
is_folder (const char *path)
{
  return g_str_has_suffix (path, "/");
}

/* What is written, as a folder with "/" at its end, and the name behind it. (transfer full) */
static char *
split (const TbrDesktop *desktop, char **out_name)
{
  char *path = tbr_files_whole (desktop->written->str);
  char *name = strrchr (path, '/') + 1;
  *out_name = g_strdup (name);
  *name = '\0';
  return path;
}

/* ---- the list ---- */

static void
add (GArray *fits, char *id, const char *name)
{
  TbrFormChoice choice = { id, g_strdup (name) };
  for (guint i = 0; i < fits->len; i++)
    if (g_str_equal (g_array_index (fits, TbrFormChoice, i).id, id))
      {
        tbr_form_choice_clear (&choice);
        return;
      }
  g_array_append_val (fits, choice);
}

/* Where one often is: folders of what was open last, documents, what is shipped. */
static void
add_places (const TbrDesktop *desktop, GArray *fits)
{
  for (guint i = 0; i < desktop->crises->len && fits->len < MOST_PLACES; i++)
    {
      const TbrCrisis *crisis = desktop->crises->pdata[i];
      g_autofree char *folder = crisis->is_recent ? g_path_get_dirname (crisis->path) : NULL;
      char *id = folder != NULL && g_file_test (folder, G_FILE_TEST_IS_DIR)
                     ? g_strconcat (folder, "/", NULL)
                     : NULL;
      if (id != NULL)
        add (fits, id, id);
    }
  g_autofree char *documents = tbr_files_document ("");
  g_autofree char *shipped = desktop->spec.house.library != NULL
                                 ? g_canonicalize_filename (desktop->spec.house.library, NULL)
                                 : NULL;
  const char *others[] = { documents, shipped };
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (others[i] != NULL && g_file_test (others[i], G_FILE_TEST_IS_DIR))
      {
        char *id = g_strconcat (others[i], is_folder (others[i]) ? "" : "/", NULL);
        add (fits, id, id);
      }
}

/* The folder above one. (transfer full) */
static char *
above (const char *folder)
{
  g_autofree char *bare = g_strndup (folder, strlen (folder) - 1);
  g_autofree char *parent = g_path_get_dirname (bare);
  return g_strconcat (parent, is_folder (parent) ? "" : "/", NULL);
}

void
tbr_form_file_fits (const TbrDesktop *desktop, GArray *fits)
{
  g_autofree char *name = NULL;
  g_autofree char *folder = split (desktop, &name);
  gboolean is_new = desktop->form.is_new;
  g_autofree char *wanted = tbr_fold_text (is_new ? "" : name);
  const GPtrArray *names = tbr_files_list (desktop->files, folder, current (desktop)->files, NULL);
  if (is_new)
    add_places (desktop, fits);
  if (*wanted == '\0' && !g_str_equal (folder, "/"))
    {
      TbrFormChoice up = { above (folder), g_strdup (UP) };
      g_array_append_val (fits, up);
    }
  for (int rank = 2; rank > 0; rank--)
    for (guint i = 0; i < names->len; i++)
      {
        const char *one = names->pdata[i];
        gboolean is_hidden = *one == '.' && (*name != '.' || is_new);
        int fit = *wanted == '\0' ? 2 : tbr_fold_match (one, wanted);
        TbrFormChoice choice = { NULL, NULL };
        if (is_hidden || fit != rank)
          continue;
        choice.id = g_strconcat (folder, one, NULL);
        choice.name = g_strdup (one);
        g_array_append_val (fits, choice);
      }
}

/* The first of the list that lies in the folder itself; of what can be opened a crisis, should one
   lie there beside its tables. */
static guint
first_inside (const GArray *fits, TbrFilesUse use)
{
  guint first = 0;
  for (guint i = 0; i < fits->len; i++)
    if (g_str_equal (g_array_index (fits, TbrFormChoice, i).name, UP))
      first = i + 1;
  for (guint i = first; use == TBR_FILES_OPEN && i < fits->len; i++)
    if (g_str_has_suffix (g_array_index (fits, TbrFormChoice, i).name, ".xml"))
      return i;
  return first < fits->len ? first : MAX (first, 1) - 1;
}

/* What is marked before the arrows; fits->len: nothing, what is written counts. */
static guint
find_first (const TbrDesktop *desktop, const GArray *fits)
{
  g_autofree char *name = NULL;
  g_autofree char *folder = split (desktop, &name);
  TbrFilesUse use = current (desktop)->files;
  gboolean is_own = use == TBR_FILES_SAVE || use == TBR_FILES_STEM;
  if (*name == '\0')
    return first_inside (fits, use);
  if (is_own)
    return fits->len;
  g_autofree char *path = g_strconcat (folder, name, NULL);
  for (guint i = 0; i < fits->len; i++)
    if (g_str_equal (g_array_index (fits, TbrFormChoice, i).id, path))
      return i;
  return desktop->form.is_new ? fits->len : 0;
}

guint
tbr_form_file_marked (const TbrDesktop *desktop, const GArray *fits)
{
  guint first = find_first (desktop, fits), choice = desktop->form.choice;
  if (fits->len == 0)
    return 0;
  /* nothing is one place more among those that the arrows go through */
  guint n = fits->len + (first == fits->len);
  return (first + choice) % n;
}

void
tbr_form_file_mark (TbrDesktop *desktop, const GArray *fits, int step)
{
  int n = (int) fits->len + (find_first (desktop, fits) == fits->len);
  desktop->form.choice = (guint) (((int) desktop->form.choice + step + n) % n);
}

/* ---- from folder to folder ---- */

static void
write (TbrDesktop *desktop, const char *path)
{
  TbrFormField *field = current (desktop);
  g_free (field->value);
  field->value = g_strdup (path);
  g_string_assign (desktop->written, path);
  tbr_caret_end (desktop);
  g_clear_pointer (&desktop->form.complaint, g_free);
  desktop->form.choice = 0;
  desktop->form.is_new = FALSE;
  tbr_desktop_touch (desktop, TBR_PANEL_FORM);
}

gboolean
tbr_form_file_take (TbrDesktop *desktop, const char *id)
{
  TbrFilesUse use = current (desktop)->files;
  g_autofree char *path = g_strdup (id);
  write (desktop, path);
  desktop->form.is_new = !is_folder (path);
  return !is_folder (path) && use != TBR_FILES_SAVE && use != TBR_FILES_STEM;
}

gboolean
tbr_form_file_up (TbrDesktop *desktop)
{
  const char *text = desktop->written->str;
  if (desktop->form.kind == TBR_FORM_NONE || desktop->form.fields->len == 0
      || current (desktop)->kind != TBR_ASK_FILE || !is_folder (text)
      || tbr_caret_at (desktop) != desktop->written->len)
    return FALSE;
  g_autofree char *folder = tbr_files_whole (text);
  g_autofree char *parent = above (folder);
  write (desktop, parent);
  return TRUE;
}

void
tbr_form_file_before (TbrDesktop *desktop)
{
  const char *slash = strrchr (desktop->written->str, '/');
  g_string_truncate (desktop->written,
                     slash != NULL ? (gsize) (slash - desktop->written->str) + 1 : 0);
  tbr_caret_end (desktop);
}

void
tbr_form_file_after (TbrDesktop *desktop)
{
  const char *text = desktop->written->str;
  if (strstr (text, "//") == NULL && strstr (text, "/~/") == NULL && !g_str_has_prefix (text, "~/"))
    return;
  g_autofree char *whole = tbr_files_whole (text);
  g_string_assign (desktop->written, whole);
  tbr_caret_end (desktop);
}

/* ---- seen ---- */

static const char *
word_of (TbrFileKind kind)
{
  /* the same words have other meanings in tables */
  static const char *const words[TBR_FILE_N] = { "",
                                                 "",
                                                 NC_ ("file", "crisis"),
                                                 NC_ ("file", "exercise"),
                                                 NC_ ("file", "log"),
                                                 NC_ ("file", "table"),
                                                 NC_ ("file", "layer") };
  return *words[kind] != '\0' ? g_dpgettext2 (NULL, "file", words[kind]) : "";
}

char *
tbr_form_file_row (const TbrFormChoice *fit, TbrWidget *row)
{
  char *title;
  TbrFileKind kind = tbr_files_tell (fit->id, &title);
  row->detail = title;
  row->value = word_of (kind);
  if (g_str_equal (fit->name, UP))
    row->detail = fit->id;
  else if (g_str_equal (fit->name, fit->id))
    row->value = C_ ("file", "place");
  return title;
}

/* Whether anything of the folder itself is listed. */
static gboolean
has_own (const GArray *fits)
{
  for (guint i = 0; i < fits->len; i++)
    {
      const TbrFormChoice *fit = &g_array_index (fits, TbrFormChoice, i);
      if (!g_str_equal (fit->name, UP) && !g_str_equal (fit->name, fit->id))
        return TRUE;
    }
  return FALSE;
}

void
tbr_form_file_build (const TbrDesktop *desktop, TbrColumn *column, const GArray *fits)
{
  const char *fault, *told = NULL;
  g_autofree char *name = NULL;
  g_autofree char *folder = split (desktop, &name);
  TbrFilesUse use = current (desktop)->files;
  (void) tbr_files_list (desktop->files, folder, use, &fault);
  g_autofree char *path = g_strconcat (folder, name, NULL);
  if (fault != NULL)
    told = fault;
  else if (use == TBR_FILES_SAVE && g_file_test (path, G_FILE_TEST_IS_REGULAR))
    told = _ ("There is a file of this name.");
  else if (use == TBR_FILES_SAVE || use == TBR_FILES_STEM)
    told = NULL;
  else if (!has_own (fits))
    told = *name == '\0' || desktop->form.is_new ? _ ("Nothing here can be opened.")
                                                 : _ ("Nothing here is called so.");
  if (told != NULL)
    tbr_column_text (column, TBR_WIDGET_TEXT, told);
  tbr_column_text (
      column, TBR_WIDGET_NOTE,
      _ ("The arrows choose, Enter opens a folder, Backspace leaves it, letters sift."));
}

TbrFormField *
tbr_form_file_add (TbrDesktop *desktop, const char *path, TbrFilesUse use)
{
  TbrFormField *field = tbr_form_add (&desktop->form, TBR_ASK_FILE, "file", _ ("File"), path);
  field->files = use;
  tbr_files_forget (desktop->files);
  return field;
}

char *
tbr_form_file_here (const TbrDesktop *desktop)
{
  const char *open = desktop->session != NULL ? desktop->session->path : NULL;
  g_autofree char *whole = open != NULL ? g_canonicalize_filename (open, NULL) : NULL;
  g_autofree char *folder = whole != NULL ? g_path_get_dirname (whole) : tbr_files_document ("");
  return g_strconcat (folder, is_folder (folder) ? "" : "/", NULL);
}

/* ---- opening ---- */

void
tbr_form_open_open (TbrDesktop *desktop)
{
  g_autofree char *here = tbr_form_file_here (desktop);
  desktop->form.title = g_strdup (_ ("Open a file"));
  TbrFormField *field = tbr_form_file_add (desktop, here, TBR_FILES_OPEN);
  tbr_form_hint (field, _ ("a crisis or an exercise (.xml), the log of one (.log), a layer "
                           "(.geojson) or a table to import (.csv)"));
}

void
tbr_form_file_bring (TbrDesktop *desktop, const char *path)
{
  if (tbr_own_layers_is_table (path))
    tbr_own_layers_import (desktop, path);
  else if (tbr_own_layers_is_one (path))
    tbr_own_layers_add (desktop, path);
  else
    tbr_desktop_load (desktop, path);
}

void
tbr_form_open_use (TbrDesktop *desktop)
{
  g_autofree char *path = tbr_files_whole (tbr_form_value (&desktop->form, "file"));
  g_autofree char *title = NULL;
  g_autofree char *told = NULL;
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    told = g_strdup_printf (_ ("There is no file %s."), path);
  else if (tbr_files_tell (path, &title) == TBR_FILE_FOLDER)
    told = g_strdup (_ ("This is a folder: choose a file in it."));
  if (told != NULL)
    {
      tbr_forms_complain (desktop, told);
      return;
    }
  tbr_desktop_close_panel (desktop, TBR_PANEL_FORM);
  if (desktop->screen == TBR_SCREEN_CRISIS)
    tbr_desktop_close_panel (desktop, TBR_PANEL_START);
  tbr_form_file_bring (desktop, path);
}
