/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What is remembered from one day to the next: recent crises, theme, size of letters. */
#include "desktop/shipped.h"
#include "desktop/state.h"

#include <tabard/file.h>

#include <string.h>

#define MOST_RECENT 6
#define GROUP "desktop"

static void
add_crisis (TbrDesktop *desktop, const char *path, const char *title, const char *summary)
{
  TbrCrisis *crisis = g_new0 (TbrCrisis, 1);
  crisis->path = g_strdup (path);
  crisis->title = g_strdup (title);
  crisis->summary = g_strdup (summary);
  g_ptr_array_add (desktop->crises, crisis);
}

/* Whether they are still there is told later: they may lie on a network that is slow. */
static void
read_recent (TbrDesktop *desktop, GKeyFile *file)
{
  g_auto (GStrv) paths = g_key_file_get_string_list (file, GROUP, "recent", NULL, NULL);
  g_auto (GStrv) titles = g_key_file_get_string_list (file, GROUP, "titles", NULL, NULL);
  g_auto (GStrv) branches = g_key_file_get_string_list (file, GROUP, "branches", NULL, NULL);
  guint n_branches = branches != NULL ? g_strv_length (branches) : 0;
  guint n
      = paths != NULL && titles != NULL ? MIN (g_strv_length (paths), g_strv_length (titles)) : 0;
  for (guint i = 0; i < MIN (n, MOST_RECENT); i++)
    {
      add_crisis (desktop, paths[i], titles[i], paths[i]);
      TbrCrisis *crisis = desktop->crises->pdata[desktop->crises->len - 1];
      crisis->is_recent = TRUE;
      if (i < n_branches && *branches[i] != '\0')
        crisis->branch = g_strdup (branches[i]);
    }
}

/* Names of layers in the file of what is remembered. */
static const char *const layer_names[TBR_MAP_N] = {
  [TBR_MAP_REGIONS] = "regions", [TBR_MAP_WATER] = "water",   [TBR_MAP_NETWORK] = "network",
  [TBR_MAP_NAMES] = "names",     [TBR_MAP_SITES] = "sites",   [TBR_MAP_OUTAGES] = "outages",
  [TBR_MAP_HAZARDS] = "hazards", [TBR_MAP_NEEDS] = "needs",   [TBR_MAP_UNITS] = "units",
  [TBR_MAP_BASES] = "bases",     [TBR_MAP_ROUTES] = "routes", [TBR_MAP_COVERAGE] = "coverage",
  [TBR_MAP_STATES] = "states",   [TBR_MAP_RELIEF] = "relief",
};

/* Which layers were switched off; coverage is worked out only when it is asked for anew. Mountains
   are off until somebody wants them: a file older than they are says nothing of them. */
static void
read_layers (TbrDesktop *desktop, GKeyFile *file)
{
  g_auto (GStrv) hidden = g_key_file_get_string_list (file, GROUP, "hidden", NULL, NULL);
  if (g_key_file_get_boolean (file, GROUP, "relief", NULL))
    desktop->view.hidden &= ~(1u << TBR_MAP_RELIEF);
  if (hidden == NULL)
    return;
  for (int i = 0; i < TBR_MAP_N; i++)
    if (i != TBR_MAP_COVERAGE && i != TBR_MAP_RELIEF)
      {
        desktop->view.hidden &= ~(1u << i);
        desktop->view.hidden
            |= (guint32) g_strv_contains ((const char *const *) hidden, layer_names[i]) << i;
      }
  desktop->is_grouped = !g_key_file_get_boolean (file, GROUP, "apart", NULL);
}

static void
write_layers (const TbrDesktop *desktop, GKeyFile *file)
{
  const char *hidden[TBR_MAP_N];
  gsize n = 0;
  for (int i = 0; i < TBR_MAP_N; i++)
    if (i != TBR_MAP_COVERAGE && i != TBR_MAP_RELIEF
        && tbr_view_hides (&desktop->view, (TbrMapLayer) i))
      hidden[n++] = layer_names[i];
  g_key_file_set_string_list (file, GROUP, "hidden", hidden, n);
  g_key_file_set_boolean (file, GROUP, "relief", !tbr_view_hides (&desktop->view, TBR_MAP_RELIEF));
  g_key_file_set_boolean (file, GROUP, "apart", !desktop->is_grouped);
}

void
tbr_memory_load (TbrDesktop *desktop)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  if (desktop->state_file != NULL
      && g_key_file_load_from_file (file, desktop->state_file, G_KEY_FILE_NONE, NULL))
    {
      read_recent (desktop, file);
      int theme = g_key_file_get_integer (file, GROUP, "theme", NULL);
      double zoom = g_key_file_get_double (file, GROUP, "letters", NULL);
      desktop->theme = (TbrThemeId) CLAMP (theme, 0, TBR_THEME_N - 1);
      desktop->zoom = zoom > 0 ? CLAMP (zoom, 0.7, 2) : 1;
      read_layers (desktop, file);
    }
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < desktop->crises->len; i++)
    g_ptr_array_add (paths, g_strdup (((const TbrCrisis *) desktop->crises->pdata[i])->path));
  tbr_aside_ask (desktop->asides[TBR_ASIDE_SHIPPED],
                 tbr_shipped_question (desktop->spec.house.library, paths));
}

/* Whether a crisis was open before and is there no more. */
static gboolean
is_gone (const TbrCrisis *crisis, const TbrShipped *shipped)
{
  return crisis->is_recent
         && g_ptr_array_find_with_equal_func (shipped->gone, crisis->path, g_str_equal, NULL);
}

void
tbr_memory_tick (TbrDesktop *desktop)
{
  TbrShipped *shipped = tbr_aside_take (desktop->asides[TBR_ASIDE_SHIPPED]);
  if (shipped == NULL)
    return;
  for (guint i = desktop->crises->len; i-- > 0;)
    if (is_gone (desktop->crises->pdata[i], shipped))
      g_ptr_array_remove_index (desktop->crises, i);
  g_ptr_array_extend_and_steal (desktop->crises, g_ptr_array_ref (shipped->crises));
  g_ptr_array_extend_and_steal (desktop->exercises, g_ptr_array_ref (shipped->exercises));
  tbr_shipped_free (shipped);
  tbr_start_renew (desktop);
}

void
tbr_desktop_remembered_size (const char *state_file, int *out_width, int *out_height)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  if (state_file == NULL || !g_key_file_load_from_file (file, state_file, G_KEY_FILE_NONE, NULL))
    return;
  *out_width = g_key_file_get_integer (file, GROUP, "width", NULL);
  *out_height = g_key_file_get_integer (file, GROUP, "height", NULL);
}

void
tbr_memory_save (const TbrDesktop *desktop)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GPtrArray) paths = g_ptr_array_new (), titles = g_ptr_array_new ();
  g_autoptr (GPtrArray) branches = g_ptr_array_new ();
  gsize length;
  if (desktop->state_file == NULL)
    return;
  for (guint i = 0; i < desktop->crises->len; i++)
    {
      const TbrCrisis *crisis = desktop->crises->pdata[i];
      if (!crisis->is_recent)
        continue;
      g_ptr_array_add (paths, crisis->path);
      g_ptr_array_add (titles, crisis->title);
      g_ptr_array_add (branches, (gpointer) (crisis->branch != NULL ? crisis->branch : ""));
    }
  g_key_file_set_string_list (file, GROUP, "recent", (const char *const *) paths->pdata,
                              paths->len);
  g_key_file_set_string_list (file, GROUP, "titles", (const char *const *) titles->pdata,
                              titles->len);
  g_key_file_set_string_list (file, GROUP, "branches", (const char *const *) branches->pdata,
                              branches->len);
  g_key_file_set_integer (file, GROUP, "theme", (int) desktop->theme);
  g_key_file_set_double (file, GROUP, "letters", desktop->zoom);
  write_layers (desktop, file);
  g_key_file_set_integer (file, GROUP, "width", desktop->width);
  g_key_file_set_integer (file, GROUP, "height", desktop->height);
  g_autofree char *text = g_key_file_to_data (file, &length, NULL);
  g_autofree char *folder = g_path_get_dirname (desktop->state_file);
  /* what cannot be remembered is not worth a complaint */
  if (g_mkdir_with_parents (folder, 0700) == 0)
    (void) tbr_file_write (desktop->state_file, text, length, NULL);
}

void
tbr_memory_add (TbrDesktop *desktop, const char *path, const char *title, const char *branch)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *own_title = g_strdup (title);
  g_autofree char *own_branch = g_strdup (branch);
  guint n = 0;
  for (guint i = desktop->crises->len; i-- > 0;)
    {
      const TbrCrisis *crisis = desktop->crises->pdata[i];
      if (!crisis->is_recent || strcmp (crisis->path, absolute) != 0)
        continue;
      if (own_branch == NULL)
        own_branch = g_strdup (crisis->branch);
      g_ptr_array_remove_index (desktop->crises, i);
    }
  add_crisis (desktop, absolute, own_title, absolute);
  TbrCrisis *crisis = g_ptr_array_steal_index (desktop->crises, desktop->crises->len - 1);
  crisis->is_recent = TRUE;
  crisis->branch = g_steal_pointer (&own_branch);
  g_ptr_array_insert (desktop->crises, 0, crisis);
  for (guint i = 0; i < desktop->crises->len; i++)
    if (((TbrCrisis *) desktop->crises->pdata[i])->is_recent && ++n > MOST_RECENT)
      g_ptr_array_remove_index (desktop->crises, i--);
  tbr_memory_save (desktop);
}
