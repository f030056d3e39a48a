/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How the cursor goes through a text that is written. The place is counted from the end, so that
   what is written anew as a whole has it at its end. */
#include "desktop/caret.h"

#include "desktop/forms.h"
#include "desktop/state.h"

#include <string.h>

void
tbr_caret_end (TbrDesktop *desktop)
{
  desktop->caret_back = 0;
  desktop->caret_click = -1;
}

gsize
tbr_caret_at (const TbrDesktop *desktop)
{
  gsize n = desktop->written->len, at = n - MIN (desktop->caret_back, n);
  /* a text that has changed since may have a letter across it */
  while (at > 0 && ((guchar) desktop->written->str[at] & 0xc0) == 0x80)
    at--;
  return at;
}

static void
set (TbrDesktop *desktop, gsize at)
{
  desktop->caret_back = desktop->written->len - at;
  desktop->caret_click = -1;
}

/* Whether all is marked: what is written takes its place. */
static gboolean
is_marked (const TbrDesktop *desktop)
{
  return desktop->panels[TBR_PANEL_FORM].is_open && desktop->form.is_new
         && desktop->written->len > 0;
}

void
tbr_caret_insert (TbrDesktop *desktop, const char *text)
{
  if (desktop->panels[TBR_PANEL_FORM].is_open)
    tbr_answer_before (desktop);
  gsize at = tbr_caret_at (desktop);
  g_string_insert (desktop->written, (gssize) at, text);
  set (desktop, at + strlen (text));
}

/* ---- letters and words ---- */

static gsize
before (const char *text, gsize at)
{
  const char *last = g_utf8_find_prev_char (text, text + at);
  return last != NULL ? (gsize) (last - text) : 0;
}

static gsize
behind (const char *text, gsize at)
{
  return text[at] != '\0' ? (gsize) (g_utf8_next_char (text + at) - text) : at;
}

static gboolean
is_word (const char *at)
{
  gunichar letter = g_utf8_get_char (at);
  return g_unichar_isalnum (letter) || letter == '_';
}

/* The beginning of the word before @at. */
static gsize
word_before (const char *text, gsize at)
{
  while (at > 0 && !is_word (text + before (text, at)))
    at = before (text, at);
  while (at > 0 && is_word (text + before (text, at)))
    at = before (text, at);
  return at;
}

/* The beginning of the word behind the one at @at. */
static gsize
word_behind (const char *text, gsize at)
{
  while (text[at] != '\0' && is_word (text + at))
    at = behind (text, at);
  while (text[at] != '\0' && !is_word (text + at))
    at = behind (text, at);
  return at;
}

/* Where a key leads from @at; G_MAXSIZE: it leads nowhere. */
static gsize
led_to (const char *text, gsize at, const TbrInput *input)
{
  gboolean by_word = (input->with & TBR_WITH_CONTROL) != 0;

  if (input->key == TBR_KEY_LEFT || input->key == TBR_KEY_BACKSPACE)
    return by_word ? word_before (text, at) : before (text, at);
  if (input->key == TBR_KEY_RIGHT || input->key == TBR_KEY_DELETE)
    return by_word ? word_behind (text, at) : behind (text, at);
  if (input->key == TBR_KEY_HOME)
    return 0;
  return input->key == TBR_KEY_END ? strlen (text) : G_MAXSIZE;
}

/* ---- keys ---- */

static TbrCaretKey
cut (TbrDesktop *desktop, gsize at, gsize to)
{
  if (is_marked (desktop))
    {
      at = 0;
      to = desktop->written->len;
    }
  desktop->form.is_new = FALSE;
  if (at == to)
    return TBR_CARET_MOVED;
  g_string_erase (desktop->written, (gssize) MIN (at, to), (gssize) (MAX (at, to) - MIN (at, to)));
  set (desktop, MIN (at, to));
  return TBR_CARET_CHANGED;
}

TbrCaretKey
tbr_caret_key (TbrDesktop *desktop, const TbrInput *input)
{
  const char *text = desktop->written->str;
  gsize at = tbr_caret_at (desktop), to = led_to (text, at, input);
  gboolean was_marked = is_marked (desktop);

  if (input->key == 'a' && input->with == TBR_WITH_CONTROL
      && desktop->panels[TBR_PANEL_FORM].is_open)
    {
      desktop->form.is_new = TRUE;
      tbr_caret_end (desktop);
      return TBR_CARET_MOVED;
    }
  if (to == G_MAXSIZE || (input->with & (TBR_WITH_ALT | TBR_WITH_SHIFT)) != 0)
    return TBR_CARET_NOTHING;
  if (input->key == TBR_KEY_BACKSPACE || input->key == TBR_KEY_DELETE)
    return cut (desktop, at, to);
  /* out of a text that is marked as a whole one comes at its ends */
  if (was_marked && (input->with & TBR_WITH_CONTROL) == 0)
    to = input->key == TBR_KEY_LEFT || input->key == TBR_KEY_HOME ? 0 : desktop->written->len;
  desktop->form.is_new = FALSE;
  set (desktop, to);
  return TBR_CARET_MOVED;
}

/* ---- the pointer ---- */

gboolean
tbr_caret_press (TbrDesktop *desktop, TbrPanelId panel, const TbrInput *input)
{
  if (panel == TBR_PANEL_N || !tbr_desktop_wants_text (desktop))
    return FALSE;
  const TbrPanel *one = &desktop->panels[panel];
  double x = input->x - one->rect.x, y = input->y - one->rect.y;
  y += tbr_panel_shift (one, y);
  for (guint i = 0; i < one->tree.widgets->len; i++)
    {
      const TbrWidget *widget = &g_array_index (one->tree.widgets, TbrWidget, i);
      const TbrRect *r = &widget->rect;
      if (widget->kind != TBR_WIDGET_INPUT || x < r->x || x >= r->x + r->width || y < r->y
          || y >= r->y + r->height)
        continue;
      desktop->form.is_new = input->clicks > 1;
      desktop->caret_click = input->clicks > 1 ? -1 : x - r->x;
      desktop->focus = -1;
      tbr_desktop_touch (desktop, panel);
      return TRUE;
    }
  return FALSE;
}

void
tbr_caret_add (TbrDesktop *desktop, const TbrPen *pen, TbrColumn *column, TbrTree *tree,
               const TbrWidget *input)
{
  TbrWidget copy = *input;

  copy.text = desktop->written->str;
  copy.is_on = is_marked (desktop);
  copy.caret = tbr_caret_at (desktop);
  TbrWidget *added = column != NULL ? tbr_column_add (column, &copy) : tbr_tree_add (tree, &copy);
  if (desktop->caret_click < 0)
    return;
  set (desktop, tbr_widget_input_at (pen, added, desktop->caret_click));
  added->caret = tbr_caret_at (desktop);
}
