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
add_place (GPtrArray *places, const char *folder)
{
  g_autofree char *place = g_strconcat (folder, is_folder (folder) ? "" : "/", NULL);
  if (!g_ptr_array_find_with_equal_func (places, place, g_str_equal, NULL))
    g_ptr_array_add (places, g_steal_pointer (&place));
}

/* Where one often is: folders of what was open last, documents, what is shipped; those that are
   there will be listed. (transfer full): char * */
static GPtrArray *
list_places (const TbrDesktop *desktop)
{
  GPtrArray *places = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < desktop->crises->len && places->len < MOST_PLACES; i++)
    {
      const TbrCrisis *crisis = desktop->crises->pdata[i];
      g_autofree char *folder = crisis->is_recent ? g_path_get_dirname (crisis->path) : NULL;
      if (folder != NULL)
        add_place (places, folder);
    }
  g_autofree char *documents = tbr_files_document ("");
  add_place (places, documents);
  if (desktop->spec.house.library != NULL)
    {
      g_autofree char *shipped = g_canonicalize_filename (desktop->spec.house.library, NULL);
      add_place (places, shipped);
    }
  return places;
}

/* NULL until it was read. */
static const TbrFolder *
list_folder (const TbrDesktop *desktop, const char *folder)
{
  g_autoptr (GPtrArray) places = list_places (desktop);
  return tbr_folders_list (desktop->folders, folder, current (desktop)->files, places);
}

static void
add (GArray *fits, char *id, const char *name)
{
  TbrFormChoice choice = { id, g_strdup (name) };
  g_array_append_val (fits, choice);
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
  const TbrFolder *listed = list_folder (desktop, folder);
  if (listed == NULL)
    return;
  for (guint i = 0; is_new && i < listed->places->len; i++)
    add (fits, g_strdup (listed->places->pdata[i]), listed->places->pdata[i]);
  if (*wanted == '\0' && !g_str_equal (folder, "/"))
    {
      add (fits, above (folder), UP);
    }
  for (int rank = 2; rank > 0; rank--)
    for (guint i = 0; i < listed->rows->len; i++)
      {
        const char *one = g_array_index (listed->rows, TbrFolderRow, i).name;
        gboolean is_hidden = *one == '.' && (*name != '.' || is_new);
        int fit = *wanted == '\0' ? 2 : tbr_fold_match (one, wanted);
        if (!is_hidden && fit == rank)
          add (fits, g_strconcat (folder, one, NULL), one);
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
tbr_form_file_row (const TbrDesktop *desktop, const TbrFormChoice *fit, TbrWidget *row)
{
  g_autofree char *name = NULL;
  g_autofree char *folder = split (desktop, &name);
  const TbrFolder *listed = list_folder (desktop, folder);
  const TbrFolderRow *told = listed != NULL ? tbr_folder_row (listed, fit->name) : NULL;
  gboolean is_told = told != NULL && told->title != NULL;
  char *title = g_strdup (is_told ? told->title : "");
  row->detail = title;
  row->value = word_of (is_told ? told->kind : TBR_FILE_OTHER);
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
  const char *told = NULL;
  g_autofree char *name = NULL;
  g_autofree char *folder = split (desktop, &name);
  TbrFilesUse use = current (desktop)->files;
  const TbrFolder *listed = list_folder (desktop, folder);
  if (listed == NULL)
    told = _ ("Waiting for the disk…");
  else if (listed->fault != NULL)
    told = listed->fault;
  else if (use == TBR_FILES_SAVE && tbr_folder_has_file (listed, name))
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
  tbr_folders_forget (desktop->folders);
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
  tbr_folders_ask (desktop->folders, path);
}

/* What the file is that was to be opened. */
static void
open_answer (TbrDesktop *desktop, const TbrFileAnswer *answer)
{
  g_autofree char *told = NULL;
  if (desktop->form.kind != TBR_FORM_OPEN)
    return;
  g_autofree char *path = tbr_files_whole (tbr_form_value (&desktop->form, "file"));
  if (!g_str_equal (path, answer->path))
    return;
  if (!answer->is_there)
    told = g_strdup_printf (_ ("There is no file %s."), path);
  else if (answer->kind == TBR_FILE_FOLDER)
    told = g_strdup (_ ("This is a folder: choose a file in it."));
  if (told != NULL)
    {
      tbr_forms_complain (desktop, told);
      tbr_desktop_touch (desktop, TBR_PANEL_FORM);
      return;
    }
  tbr_desktop_close_panel (desktop, TBR_PANEL_FORM);
  if (desktop->screen == TBR_SCREEN_CRISIS)
    tbr_desktop_close_panel (desktop, TBR_PANEL_START);
  tbr_form_file_bring (desktop, path);
}

void
tbr_form_file_tick (TbrDesktop *desktop)
{
  if (tbr_folders_tick (desktop->folders))
    tbr_desktop_touch (desktop, TBR_PANEL_FORM);
  g_autoptr (TbrFileAnswer) answer = tbr_folders_answer (desktop->folders);
  if (answer != NULL)
    open_answer (desktop, answer);
}
