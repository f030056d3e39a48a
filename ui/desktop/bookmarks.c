/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Bookmarks: set, named, listed, deleted, and the file in which they are kept. */
#include "desktop/bookmarks.h"

#include "desktop/forms.h"
#include "desktop/state.h"
#include "report/fault_words.h"

#include <glib/gi18n.h>
#include <string.h>
#include <tabard/file.h>

#define MOST_SCENARIOS 200u /* whose bookmarks are kept; the one changed longest ago goes first */
#define BUTTON 30.0

static void
clear_bookmark (gpointer data)
{
  g_free (((TbrBookmark *) data)->name);
}

GArray *
tbr_bookmarks_new (void)
{
  GArray *bookmarks = g_array_new (FALSE, TRUE, sizeof (TbrBookmark));
  g_array_set_clear_func (bookmarks, clear_bookmark);
  return bookmarks;
}

const TbrBookmark *
tbr_bookmarks_get (const TbrDesktop *desktop, guint index)
{
  g_return_val_if_fail (index < desktop->bookmarks->len, NULL);
  return &g_array_index (desktop->bookmarks, TbrBookmark, index);
}

char *
tbr_bookmarks_title (const TbrDesktop *desktop, guint index)
{
  const TbrBookmark *bookmark = tbr_bookmarks_get (desktop, index);
  return *bookmark->name != '\0' ? g_strdup (bookmark->name)
                                 : tbr_telling_when (desktop->session->scenario, bookmark->at);
}

/* ---- the file ---- */

/* Beside what else is remembered; NULL when nothing is. (transfer full) */
static char *
file_of (const TbrDesktop *desktop)
{
  if (desktop->state_file == NULL)
    return NULL;
  g_autofree char *folder = g_path_get_dirname (desktop->state_file);
  return g_build_filename (folder, "bookmarks.ini", NULL);
}

/* The scenario's file as the name of a group. (transfer full) */
static char *
group_of (const TbrDesktop *desktop)
{
  g_autofree char *path = g_canonicalize_filename (desktop->session->path, NULL);
  g_autofree char *inside = g_build_filename (path, "scenario.xml", NULL);
  gboolean is_folder = g_file_test (path, G_FILE_TEST_IS_DIR);
  return g_uri_escape_string (is_folder ? inside : path, "/ ", TRUE);
}

static void
add (GArray *bookmarks, TbrTime at, const char *name)
{
  guint place = 0;
  TbrBookmark bookmark = { at, g_strdup (name) };
  while (place < bookmarks->len && g_array_index (bookmarks, TbrBookmark, place).at < at)
    place++;
  g_array_insert_val (bookmarks, place, bookmark);
}

void
tbr_bookmarks_load (TbrDesktop *desktop)
{
  g_autofree char *path = file_of (desktop);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_array_set_size (desktop->bookmarks, 0);
  if (path == NULL || !g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL))
    return;
  g_autofree char *group = group_of (desktop);
  g_auto (GStrv) times = g_key_file_get_string_list (file, group, "at", NULL, NULL);
  g_auto (GStrv) names = g_key_file_get_string_list (file, group, "names", NULL, NULL);
  guint n = times != NULL && names != NULL ? MIN (g_strv_length (times), g_strv_length (names)) : 0;
  for (guint i = 0; i < n; i++)
    {
      gint64 at;
      if (g_ascii_string_to_signed (times[i], 10, 0, tbr_clock_duration (desktop), &at, NULL))
        add (desktop->bookmarks, at, names[i]);
    }
}

/* What cannot be kept is told: a bookmark is work. */
static void
save (TbrDesktop *desktop)
{
  g_autofree char *path = file_of (desktop);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GPtrArray) times = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  gsize length;
  tbr_desktop_touch (desktop, TBR_PANEL_TIME);
  tbr_desktop_touch (desktop, TBR_PANEL_JUMP);
  if (path == NULL)
    return;
  g_autofree char *group = group_of (desktop);
  g_autofree char *folder = g_path_get_dirname (path);
  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_KEEP_COMMENTS, &error)
      && !g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    {
      /* what cannot be read is not written over */
      tbr_desktop_tell (desktop, error);
      return;
    }
  g_clear_error (&error);
  (void) g_key_file_remove_group (file, group, NULL);
  for (guint i = 0; i < desktop->bookmarks->len; i++)
    {
      const TbrBookmark *bookmark = tbr_bookmarks_get (desktop, i);
      g_ptr_array_add (times, g_strdup_printf ("%" G_GINT64_FORMAT, bookmark->at));
      g_ptr_array_add (names, bookmark->name);
    }
  if (names->len > 0)
    {
      g_key_file_set_string_list (file, group, "at", (const char *const *) times->pdata,
                                  times->len);
      g_key_file_set_string_list (file, group, "names", (const char *const *) names->pdata,
                                  names->len);
    }
  gsize n_groups;
  g_auto (GStrv) groups = g_key_file_get_groups (file, &n_groups);
  for (gsize i = 0; i + MOST_SCENARIOS < n_groups; i++)
    (void) g_key_file_remove_group (file, groups[i], NULL);
  g_autofree char *text = g_key_file_to_data (file, &length, NULL);
  if (g_mkdir_with_parents (folder, 0700) != 0 || !tbr_file_write (path, text, length, &error))
    {
      g_autofree char *told = error != NULL ? tbr_fault_words (error->message)
                                            : g_strdup (_ ("Bookmarks cannot be kept"));
      tbr_desktop_say (desktop, told);
    }
}

/* ---- what is done with them ---- */

void
tbr_bookmarks_toggle (TbrDesktop *desktop)
{
  TbrTime now = tbr_clock_now (desktop);
  if (desktop->player == NULL)
    return;
  for (guint i = 0; i < desktop->bookmarks->len; i++)
    if (tbr_bookmarks_get (desktop, i)->at == now)
      {
        g_array_remove_index (desktop->bookmarks, i);
        save (desktop);
        return;
      }
  add (desktop->bookmarks, now, "");
  tbr_desktop_say (desktop, _ ("Bookmark set: G lists and names them"));
  save (desktop);
}

void
tbr_bookmarks_next (TbrDesktop *desktop)
{
  TbrTime now = (TbrTime) desktop->clock;
  guint n = desktop->bookmarks->len;
  for (guint i = 0; i < n; i++)
    if (tbr_bookmarks_get (desktop, i)->at > now)
      {
        tbr_clock_seek (desktop, tbr_bookmarks_get (desktop, i)->at);
        return;
      }
  if (n > 0)
    tbr_clock_seek (desktop, tbr_bookmarks_get (desktop, 0)->at);
  else
    tbr_desktop_say (desktop, _ ("No bookmark yet: B sets one"));
}

void
tbr_bookmarks_rename (TbrDesktop *desktop, guint index, const char *name)
{
  if (index >= desktop->bookmarks->len)
    return;
  TbrBookmark *bookmark = &g_array_index (desktop->bookmarks, TbrBookmark, index);
  g_free (bookmark->name);
  bookmark->name = g_strstrip (g_strdup (name));
  save (desktop);
}

void
tbr_bookmarks_act (TbrDesktop *desktop, TbrActionId action, guint index)
{
  if (index >= desktop->bookmarks->len)
    return;
  if (action == TBR_ACT_BOOKMARK_GO)
    {
      tbr_desktop_close_panel (desktop, TBR_PANEL_JUMP);
      tbr_clock_seek (desktop, tbr_bookmarks_get (desktop, index)->at);
    }
  else if (action == TBR_ACT_BOOKMARK_NAME)
    {
      tbr_desktop_close_panel (desktop, TBR_PANEL_JUMP);
      tbr_forms_open (desktop, TBR_FORM_BOOKMARK, index);
    }
  else if (action == TBR_ACT_BOOKMARK_DELETE)
    {
      g_array_remove_index (desktop->bookmarks, index);
      desktop->focus = -1;
      save (desktop);
    }
}

/* ---- the list ---- */

void
tbr_bookmarks_build (TbrDesktop *desktop, TbrColumn *column)
{
  double ui = desktop->ui, size = BUTTON * ui, width = column->width, word, unused;
  TbrTextStyle style = { .size = TBR_TYPE_BODY * ui };
  const char *name = _ ("Name\xe2\x80\xa6");
  tbr_pen_measure (column->pen, &style, name, &word, &unused);
  word += 20 * ui;
  if (desktop->bookmarks->len > 0)
    {
      tbr_column_gap (column, 12);
      tbr_column_text (column, TBR_WIDGET_HEADING, _ ("BOOKMARKS"));
    }
  for (guint i = 0; i < desktop->bookmarks->len; i++)
    {
      g_autofree char *title = tbr_bookmarks_title (desktop, i);
      g_autofree char *when
          = tbr_telling_when (desktop->session->scenario, tbr_bookmarks_get (desktop, i)->at);
      TbrWidget row = { .kind = TBR_WIDGET_ROW,
                        .action = TBR_ACT_BOOKMARK_GO,
                        .argument = i,
                        .text = title,
                        .detail = g_str_equal (title, when) ? _ ("bookmark") : when };
      column->width = width - word - size - 8 * ui;
      TbrRect rect = tbr_column_add (column, &row)->rect;
      double top = rect.y + (rect.height - size) / 2;
      TbrWidget rename = { .kind = TBR_WIDGET_BUTTON,
                           .action = TBR_ACT_BOOKMARK_NAME,
                           .argument = i,
                           .text = name,
                           .rect = { column->x + width - word - size - 4 * ui, top, word, size } };
      TbrWidget away = { .kind = TBR_WIDGET_BUTTON,
                         .action = TBR_ACT_BOOKMARK_DELETE,
                         .argument = i,
                         .icon = TBR_ICON_CLOSE,
                         .rect = { column->x + width - size, top, size, size } };
      tbr_panel_put (desktop, TBR_PANEL_JUMP, &rename);
      tbr_panel_put (desktop, TBR_PANEL_JUMP, &away);
      column->width = width;
    }
}
