/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What a path means, and what is said when it leads nowhere. */
#include "scenario/setting.h"

#include "base/quote.h"
#include "scenario/in_force.h"
#include "scenario/reference.h"

#include <string.h>

/* A path, taken apart. */
typedef struct
{
  TbrSectionId section;
  char *id;
  char *parameter; /* with '-' between its words */
} Path;

static void
clear_path (Path *path)
{
  g_free (path->id);
  g_free (path->parameter);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Path, clear_path)

static void G_GNUC_PRINTF (3, 4)
    refuse (TbrDraft *draft, const TbrSetting *setting, const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  g_autofree char *message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  tbr_diagnostics_add (draft->faults, setting->file, setting->line, "%s: %s", setting->path,
                       message);
}

void
tbr_setting_collect (TbrDraft *draft, const char *const *settings)
{
  for (guint i = 0; settings != NULL && settings[i] != NULL; i++)
    {
      const char *equals = strchr (settings[i], '=');
      TbrSetting order
          = { .file = TBR_SETTING_FILE, .path = tbr_store_text (&draft->store, settings[i]) };
      gboolean is_use = g_str_has_prefix (settings[i], TBR_SETTING_USE);
      /* what stands in a file is in the digest anyway, and where it lies does not matter */
      if (!is_use)
        tbr_digest_add (&draft->digest, settings[i], strlen (settings[i]) + 1);
      tbr_digest_add (&draft->frame, settings[i], strlen (settings[i]) + 1);
      if (equals == NULL)
        {
          refuse (draft, &order, "it has the form section.id.parameter=value");
          continue;
        }
      ((char *) order.path)[equals - settings[i]] = '\0';
      order.value = order.path + (equals - settings[i]) + 1;
      g_array_append_val (is_use ? draft->stands : draft->orders, order);
    }
}

static gboolean
split (TbrDraft *draft, const TbrSetting *setting, Path *path)
{
  const char *first = strchr (setting->path, '.');
  const char *last = strrchr (setting->path, '.');
  if (first == NULL)
    {
      refuse (draft, setting, "a path has the form section.id.parameter");
      return FALSE;
    }
  g_autofree char *name = g_strndup (setting->path, (gsize) (first - setting->path));
  int section = tbr_section_find (name);
  if (section < 0)
    {
      g_autoptr (GPtrArray) names = g_ptr_array_new ();
      for (guint i = 0; i < TBR_SECTION_N; i++)
        g_ptr_array_add (names, (gpointer) tbr_section_names[i]);
      g_autofree char *hint = tbr_reference_hint (tbr_reference_suggest (name, names));
      g_autofree char *list = g_strjoinv (", ", (char **) tbr_section_names);
      refuse (draft, setting, "unknown section '%s'%s%s%s", name, hint,
              *hint == '\0' ? ": the sections are " : "", *hint == '\0' ? list : "");
      return FALSE;
    }
  if (section != TBR_SECTION_META && last == first)
    {
      refuse (draft, setting, "a path has the form %s.id.parameter", name);
      return FALSE;
    }
  path->section = (TbrSectionId) section;
  path->id = last > first ? g_strndup (first + 1, (gsize) (last - first - 1)) : g_strdup ("");
  path->parameter = g_strdelimit (g_strdup (last + 1), "_", '-');
  return TRUE;
}

static TbrElement *
find_element (TbrDraft *draft, const TbrSetting *setting, const Path *path)
{
  const GPtrArray *elements = draft->elements[path->section];
  if (path->section == TBR_SECTION_META)
    return elements->len > 0 ? elements->pdata[0] : NULL;
  TbrElement *element = tbr_draft_find (draft, path->section, path->id);
  if (element != NULL)
    return element;
  g_autoptr (GPtrArray) names = tbr_reference_names (draft, path->section);
  g_autofree char *hint = tbr_reference_hint (tbr_reference_suggest (path->id, names));
  g_autofree char *quoted = tbr_quote (path->id);
  if (*hint != '\0' || names->len <= 1 || names->len > 30)
    refuse (draft, setting, "no %s is called %s%s", tbr_section_things (path->section), quoted,
            hint);
  else
    {
      g_autofree char *list = g_strjoinv (", ", (char **) names->pdata);
      refuse (draft, setting, "no %s is called %s; there are %s",
              tbr_section_things (path->section), quoted, list);
    }
  return NULL;
}

static int
find_parameter (TbrDraft *draft, const TbrSetting *setting, const TbrElement *element,
                const Path *path)
{
  const TbrKind *kind = element->object.kind;
  int index = tbr_kind_find_param (kind, path->parameter);
  if (index >= 0)
    return index;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  for (guint i = 0; i < kind->n_params; i++)
    g_ptr_array_add (names, (gpointer) kind->params[i].name);
  g_autofree char *hint = tbr_reference_hint (tbr_reference_suggest (path->parameter, names));
  g_autofree char *list = g_strjoinv (", ", (char **) names->pdata);
  g_autofree char *quoted = tbr_quote (path->parameter);
  refuse (draft, setting, "a %s has no %s%s%s%s", kind->name, quoted, hint,
          *hint == '\0' ? ": it has " : "", *hint == '\0' ? list : "");
  return -1;
}

static void
apply (TbrDraft *draft, const TbrSetting *setting)
{
  g_auto (Path) path = { .section = TBR_SECTION_META };
  if (!split (draft, setting, &path))
    return;
  if (path.section == TBR_SECTION_POLICIES && tbr_in_force_is_kind_path (path.id, path.parameter))
    return;
  gboolean is_inside = setting->line > 0;
  if (path.section == TBR_SECTION_META && g_str_equal (path.parameter, "start") && is_inside)
    {
      refuse (draft, setting, "the start is written in <meta>");
      return;
    }
  TbrElement *element = find_element (draft, setting, &path);
  int param = element != NULL ? find_parameter (draft, setting, element, &path) : -1;
  if (param < 0)
    return;
  g_autoptr (GError) error = NULL;
  element->given[param] = MAX (element->given[param], 1);
  if (!tbr_element_set (draft, element, (guint) param, setting, &error))
    {
      refuse (draft, setting, "%s", error->message);
      element->is_faulty = TRUE;
    }
  element->given[param] = 2;
  element->certainties[param] = TBR_CERTAINTY_ESTIMATED;
}

/* A file can only take the place of one that is used. */
static void
check_stands (TbrDraft *draft)
{
  for (guint i = 0; i < draft->stands->len; i++)
    {
      const TbrSetting *stand = &g_array_index (draft->stands, TbrSetting, i);
      if (stand->line == 0)
        refuse (draft, stand, "the scenario uses no such file");
    }
}

void
tbr_setting_apply (TbrDraft *draft)
{
  check_stands (draft);
  for (guint i = 0; i < draft->settings->len; i++)
    apply (draft, &g_array_index (draft->settings, TbrSetting, i));
  for (guint i = 0; i < draft->orders->len; i++)
    apply (draft, &g_array_index (draft->orders, TbrSetting, i));
}
