/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The sheet of keys: all that can be done, by group; what is written sifts it, and Enter does what
   is marked. */
#include "desktop/fold.h"
#include "desktop/refusal.h"
#include "desktop/state.h"

#include <glib/gi18n.h>
#include <string.h>

#define MOST_COMMANDS 12u
#define LONGEST_SIFT 60u /* bytes */

/* Whether it can be done at all on this screen: while an exercise is written nothing else is
   opened, while one is played nothing is planned. */
static gboolean
is_on_sheet (const TbrDesktop *desktop, TbrActionId action, TbrActionGroup group)
{
  gboolean is_shut = desktop->editor != NULL && action >= TBR_ACT_OPEN && action <= TBR_ACT_NEW;
  return tbr_action_get (action)->group == group && !is_shut
         && !tbr_refusal_is_of_exercise (desktop, action);
}

static void
build_keys (const TbrDesktop *desktop, TbrColumn *column, TbrActionGroup group)
{
  guint n = 0;
  for (int i = 0; i < TBR_ACT_N; i++)
    {
      const TbrAction *action = tbr_action_get ((TbrActionId) i);
      if (!is_on_sheet (desktop, (TbrActionId) i, group))
        continue;
      if (n++ == 0)
        tbr_column_text (column, TBR_WIDGET_HEADING, tbr_action_group_name (group));
      tbr_column_field (column, _ (action->name),
                        tbr_keymap_text (desktop->keymap, (TbrActionId) i));
    }
  tbr_column_gap (column, n > 0 ? 14 : 0);
}

/* ---- commands by name ---- */

/* Whether a command can be chosen here: it has keys, and they are for what is open. */
static gboolean
is_command (const TbrDesktop *desktop, TbrActionId action)
{
  TbrActionGroup group = tbr_action_get (action)->group;
  if (!tbr_keymap_has (action) || action == TBR_ACT_HELP || action == TBR_ACT_FORM_USE
      || tbr_refusal_is_of_exercise (desktop, action))
    return FALSE;
  if (desktop->editor != NULL)
    return group == TBR_ACT_GROUP_WINDOW && (action < TBR_ACT_OPEN || action > TBR_ACT_NEW);
  if (desktop->screen != TBR_SCREEN_CRISIS)
    return group == TBR_ACT_GROUP_WINDOW;
  return group != TBR_ACT_GROUP_NONE
         && group != (desktop->stage != NULL ? TBR_ACT_GROUP_WHATIF : TBR_ACT_GROUP_STAGE);
}

/* Commands whose name has what is written, those that begin so first. Returns: how many. */
static guint
sift (const TbrDesktop *desktop, TbrActionId *commands)
{
  g_autofree char *wanted = tbr_fold_text (desktop->sifted->str);
  guint n = 0;
  for (int rank = 2; rank > 0; rank--)
    for (guint i = 0; i < TBR_ACT_N && n < MOST_COMMANDS; i++)
      if (is_command (desktop, (TbrActionId) i)
          && tbr_fold_match (_ (tbr_action_get ((TbrActionId) i)->name), wanted) == rank)
        commands[n++] = (TbrActionId) i;
  return n;
}

void
tbr_sheet_toggle (TbrDesktop *desktop)
{
  if (desktop->panels[TBR_PANEL_SHEET].is_open)
    {
      tbr_desktop_close_panel (desktop, TBR_PANEL_SHEET);
      return;
    }
  g_string_truncate (desktop->sifted, 0);
  desktop->sift_mark = 0;
  desktop->panels[TBR_PANEL_SHEET].scroll = 0;
  desktop->focus = -1;
  tbr_desktop_open_panel (desktop, TBR_PANEL_SHEET);
}

void
tbr_sheet_do (TbrDesktop *desktop, TbrActionId action)
{
  if (!is_command (desktop, action))
    return;
  tbr_desktop_close_panel (desktop, TBR_PANEL_SHEET);
  if (tbr_refusal_is_behind (desktop, action))
    tbr_desktop_say (desktop, tbr_refusal_behind (desktop, action));
  else
    tbr_desktop_act (desktop, action, 0);
}

void
tbr_sheet_write (TbrDesktop *desktop, const char *text)
{
  if (desktop->sifted->len == 0 && g_str_equal (text, "?"))
    {
      tbr_sheet_toggle (desktop);
      return;
    }
  if (desktop->sifted->len + strlen (text) > LONGEST_SIFT)
    return;
  g_string_append (desktop->sifted, text);
  desktop->focus = -1;
  desktop->sift_mark = 0;
  desktop->panels[TBR_PANEL_SHEET].scroll = 0;
  tbr_desktop_touch (desktop, TBR_PANEL_SHEET);
}

static gboolean
is_letter (const TbrInput *input)
{
  return input->key >= TBR_KEY_SPACE && input->key < 0x110000 && input->key != TBR_KEY_DELETE
         && (input->with & (TBR_WITH_CONTROL | TBR_WITH_ALT)) == 0;
}

gboolean
tbr_sheet_key (TbrDesktop *desktop, const TbrInput *input)
{
  TbrActionId commands[MOST_COMMANDS];
  guint n = sift (desktop, commands);
  if (input->key == '?' && desktop->sifted->len == 0)
    tbr_sheet_toggle (desktop);
  else if (input->key == TBR_KEY_BACKSPACE && desktop->sifted->len > 0)
    {
      const char *end = desktop->sifted->str + desktop->sifted->len;
      const char *last = g_utf8_find_prev_char (desktop->sifted->str, end);
      g_string_truncate (desktop->sifted, (gsize) (last - desktop->sifted->str));
      desktop->sift_mark = 0;
    }
  else if (is_letter (input))
    return TRUE; /* it comes as text */
  else if (desktop->sifted->len == 0)
    return FALSE;
  else if (input->key == TBR_KEY_ENTER && n > 0 && desktop->focus < 0)
    tbr_sheet_do (desktop, commands[MIN (desktop->sift_mark, n - 1)]);
  else if ((input->key == TBR_KEY_DOWN || input->key == TBR_KEY_UP) && n > 0)
    desktop->sift_mark = (desktop->sift_mark + (input->key == TBR_KEY_DOWN ? 1 : n - 1)) % n;
  else
    return FALSE;
  tbr_desktop_touch (desktop, TBR_PANEL_SHEET);
  return TRUE;
}

static void
build_commands (TbrDesktop *desktop, TbrColumn *column)
{
  TbrActionId commands[MOST_COMMANDS];
  guint n = sift (desktop, commands);
  for (guint i = 0; i < n; i++)
    {
      TbrWidget row = { .kind = TBR_WIDGET_ROW,
                        .action = TBR_ACT_COMMAND,
                        .argument = commands[i],
                        .text = _ (tbr_action_get (commands[i])->name),
                        .detail = tbr_keymap_text (desktop->keymap, commands[i]),
                        .is_on = i == desktop->sift_mark && desktop->focus < 0 };
      tbr_column_add (column, &row);
    }
  if (n == 0)
    tbr_column_text (column, TBR_WIDGET_NOTE, _ ("Nothing that can be done here has this name."));
}

/* ---- keys of one's own ---- */

void
tbr_sheet_read_keys (TbrDesktop *desktop, const char *path)
{
  if (path == NULL)
    return;
  g_autoptr (GPtrArray) faults = tbr_keymap_read (desktop->keymap, path);
  g_autofree char *more
      = faults->len > 1
            ? g_strdup_printf (_ ("%s (and %u more faults)"),
                               (const char *) g_ptr_array_index (faults, 0), faults->len - 1)
            : NULL;
  if (faults->len > 0)
    tbr_desktop_say (desktop, more != NULL ? more : g_ptr_array_index (faults, 0));
  /* time has not begun to pass in the window: it is to be read from now on */
  desktop->message_since = g_get_monotonic_time ();
}

/* ---- the sheet ---- */

/* What is the same for changes of any kind. */
static void
build_changes (const TbrDesktop *desktop, TbrColumn *column)
{
  static const TbrActionId actions[]
      = { TBR_ACT_UNDO,        TBR_ACT_REDO,       TBR_ACT_SAVE,     TBR_ACT_SAVE_AS,
          TBR_ACT_NEXT_WIDGET, TBR_ACT_NEXT_PANEL, TBR_ACT_FORM_USE, TBR_ACT_LEAVE };
  tbr_column_text (column, TBR_WIDGET_HEADING, _ ("Changes"));
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      const TbrAction *action = tbr_action_get (actions[i]);
      const char *name = actions[i] == TBR_ACT_SAVE ? _ ("Save the exercise") : _ (action->name);
      tbr_column_field (column, name, tbr_keymap_text (desktop->keymap, actions[i]));
    }
  tbr_column_gap (column, 14);
}

void
tbr_panel_sheet (TbrDesktop *desktop, const TbrPen *pen)
{
  TbrPanel *panel = &desktop->panels[TBR_PANEL_SHEET];
  double ui = desktop->ui, pad = 24 * ui, gap = 40 * ui;
  gboolean two = panel->rect.width > 640 * ui;
  double width = two ? (panel->rect.width - 2 * pad - gap) / 2 : panel->rect.width - 2 * pad;
  TbrColumn column = { &panel->tree, pen, pad, pad, panel->rect.width - 2 * pad };
  tbr_column_text (&column, TBR_WIDGET_TITLE, _ ("Keys"));
  tbr_column_gap (&column, 12);
  TbrWidget input = { .kind = TBR_WIDGET_INPUT,
                      .text = desktop->sifted->str,
                      .caret = desktop->sifted->len,
                      .detail = _ ("Write what you want to do"),
                      .icon = TBR_ICON_SEARCH,
                      .rect = { 0, 0, 0, TBR_INPUT_HEIGHT * ui } };
  tbr_column_add (&column, &input);
  tbr_column_gap (&column, 12);
  if (desktop->sifted->len > 0)
    {
      build_commands (desktop, &column);
      panel->content = column.y + pad;
      return;
    }
  column.width = width;
  double top = column.y;
  if (desktop->editor != NULL)
    build_keys (desktop, &column, TBR_ACT_GROUP_EVENTS);
  else
    {
      build_keys (desktop, &column, TBR_ACT_GROUP_TIME);
      build_keys (desktop, &column, TBR_ACT_GROUP_PANELS);
    }
  double left = column.y, x = column.x;
  if (two)
    {
      column.x += width + gap;
      column.y = top;
    }
  if (desktop->editor != NULL)
    build_changes (desktop, &column);
  else
    {
      build_keys (desktop, &column, TBR_ACT_GROUP_MAP);
      build_keys (desktop, &column,
                  desktop->stage != NULL ? TBR_ACT_GROUP_STAGE : TBR_ACT_GROUP_WHATIF);
    }
  /* the last goes where more is free */
  double right = column.y;
  if (two && left < right)
    {
      column.x = x;
      column.y = left;
    }
  build_keys (desktop, &column, TBR_ACT_GROUP_WINDOW);
  panel->content = MAX (MAX (left, right), column.y) + pad - 14 * ui;
}
