/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What-ifs that nobody has to write: a ready one of the start screen, and the single changes that
   were tried in the background. One click makes a branch of them, beside the one that it leaves. */
#include "desktop/one_click.h"

#include "desktop/branching.h"
#include "desktop/state.h"
#include "draw/language.h"

#include <glib/gi18n.h>

#include <string.h>

/* Settings as one edit. (transfer full) */
static char *
edit_of (const char *const *settings)
{
  GString *line = g_string_new (NULL);
  for (guint i = 0; settings[i] != NULL; i++)
    {
      const char *equals = strchr (settings[i], '=');
      g_autofree char *value = g_shell_quote (equals + 1);
      g_string_append_printf (line, "%sset %.*s %s", i > 0 ? " ; " : "",
                              (int) (equals - settings[i]), settings[i], value);
    }
  return g_string_free (line, FALSE);
}

/* As a name begins. (transfer full) */
static char *
begin_large (const char *name)
{
  g_autofree char *first = g_utf8_strup (name, g_utf8_next_char (name) - name);
  return g_strconcat (first, g_utf8_next_char (name), NULL);
}

gboolean
tbr_one_click_ready (TbrDesktop *desktop)
{
  g_autofree char *line = edit_of (desktop->ready->settings);
  g_autofree char *name = begin_large (_ (desktop->ready->change));
  return tbr_branching_try_apart (desktop, name, line, TRUE);
}

void
tbr_one_click_change (TbrDesktop *desktop, guint variant)
{
  const TbrOutlook *outlook
      = desktop->prospect != NULL ? tbr_prospect_changes (desktop->prospect) : NULL;
  if (outlook == NULL || variant == 0 || variant >= outlook->n_variants)
    return;
  const TbrChange *change = tbr_prospect_change (desktop->prospect, variant);
  g_autofree char *line = edit_of ((const char *const *) change->settings);
  (void) tbr_branching_try_apart (desktop, tbr_word (outlook->names[variant]), line, FALSE);
}
