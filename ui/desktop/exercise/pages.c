/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Which pages an exercise has, and the panel that shows one of them. */
#include "desktop/exercise/alarm.h"
#include "desktop/exercise/replay.h"
#include "desktop/exercise/stage.h"
#include "report/fault_words.h"

#include <glib/gi18n.h>
#include <string.h>

#define LEAST_BUTTON 66.0 /* pixels at ui 1: narrower ones have no outline */
#define TAB_GAP 12.0      /* pixels at ui 1 between two words */

extern const TbrPage tbr_page_course, tbr_page_effects, tbr_page_verdict, tbr_page_board,
    tbr_page_roles, tbr_page_marks, tbr_page_said, tbr_page_inbox, tbr_page_due, tbr_page_needs,
    tbr_page_units, tbr_page_legend;

const TbrPage *const tbr_pages[] = {
  &tbr_page_course,  /* how it went */
  &tbr_page_effects, /* what each decision changed */
  &tbr_page_verdict, /* how it is judged */
  &tbr_page_board,   /* injects */
  &tbr_page_roles,   /* who has which seat */
  &tbr_page_marks,   /* what was expected, what observers say */
  &tbr_page_said,    /* all that happened */
  &tbr_page_inbox,   /* what reached the seat */
  &tbr_page_due,     /* what it is to decide */
  &tbr_page_needs,   /* what it has been told */
  &tbr_page_units,   /* what is its own */
  &tbr_page_legend,  NULL,
};

static gboolean
is_here (const TbrStage *stage, const TbrPage *page)
{
  if (page->who == TBR_PAGE_REVIEW)
    return stage->hindsight != NULL;
  return page->who == TBR_PAGE_BOTH
         || (page->who == TBR_PAGE_FACILITATOR) == (stage->seat == TBR_NONE);
}

static guint *
shown (TbrStage *stage)
{
  return &stage->pages[stage->seat == TBR_NONE ? 0 : 1];
}

const TbrPage *
tbr_stage_page (const TbrDesktop *desktop)
{
  const TbrStage *stage = desktop->stage;
  const TbrPage *page = tbr_pages[stage->pages[stage->seat == TBR_NONE ? 0 : 1]];
  if (is_here (stage, page))
    return page;
  for (guint i = 0; tbr_pages[i] != NULL; i++)
    if (is_here (stage, tbr_pages[i]))
      return tbr_pages[i];
  return page;
}

void
tbr_stage_show_page (TbrDesktop *desktop, guint page)
{
  if (page >= G_N_ELEMENTS (tbr_pages) - 1 || !is_here (desktop->stage, tbr_pages[page]))
    return;
  if (*shown (desktop->stage) != page)
    desktop->panels[TBR_PANEL_SIDE].scroll = 0;
  *shown (desktop->stage) = page;
  desktop->stage->is_sure = FALSE;
  if (desktop->focus_panel == TBR_PANEL_SIDE)
    desktop->focus = -1;
  if (!desktop->panels[TBR_PANEL_SIDE].is_open)
    tbr_desktop_open_panel (desktop, TBR_PANEL_SIDE);
  tbr_desktop_touch (desktop, TBR_PANEL_SIDE);
}

void
tbr_stage_show_named (TbrDesktop *desktop, const char *name)
{
  for (guint i = 0; tbr_pages[i] != NULL; i++)
    if (g_str_equal (tbr_pages[i]->name, name))
      tbr_stage_show_page (desktop, i);
}

/* Tabs in as many lines as they need, each with the room that its word asks for. Returns: where
   they end */
static double
put_tabs (TbrDesktop *desktop, const TbrPen *pen)
{
  const TbrStage *stage = desktop->stage;
  const TbrPage *page = tbr_stage_page (desktop);
  double ui = desktop->ui, left = 8 * ui, x = left, y = 6 * ui, height = 38 * ui, unused;
  double right = desktop->panels[TBR_PANEL_SIDE].rect.width - 8 * ui;
  TbrTextStyle style = { .size = TBR_TYPE_BODY * ui, .bold = TRUE };
  for (guint i = 0; tbr_pages[i] != NULL; i++)
    {
      if (!is_here (stage, tbr_pages[i]))
        continue;
      TbrWidget tab = { .kind = TBR_WIDGET_TAB,
                        .action = TBR_ACT_STAGE_PAGE,
                        .argument = i,
                        .text = g_dpgettext2 (NULL, "tab", tbr_pages[i]->name),
                        .is_on = tbr_pages[i] == page };
      tbr_pen_measure (pen, &style, tab.text, &tab.rect.width, &unused);
      tab.rect.width += TAB_GAP * ui;
      if (x + tab.rect.width > right && x > left)
        {
          x = left;
          y += height;
        }
      tab.rect.x = x;
      tab.rect.y = y;
      tab.rect.height = height;
      tbr_panel_put (desktop, TBR_PANEL_SIDE, &tab);
      x += tab.rect.width;
    }
  return y + height;
}

/* A script that is not followed. */
static void
tell_late (TbrDesktop *desktop, TbrColumn *column)
{
  const char *late
      = tbr_stage_has_clock (desktop->stage) ? tbr_host_late (desktop->stage->host) : NULL;
  if (late == NULL)
    return;
  TbrWidget row = { .kind = TBR_WIDGET_ROW,
                    .text = late,
                    .detail = _ ("Nothing of the script is said"),
                    .colour = column->pen->theme->need };
  tbr_column_add (column, &row);
  tbr_column_gap (column, 8);
}

void
tbr_stage_side (TbrDesktop *desktop, const TbrPen *pen)
{
  TbrPanel *panel = &desktop->panels[TBR_PANEL_SIDE];
  double ui = desktop->ui, pad = TBR_PAD * ui;
  double top = put_tabs (desktop, pen) + 14 * ui;
  TbrColumn column = { &panel->tree, pen, pad, top, panel->rect.width - 2 * pad };
  const char *message = tbr_stage_is_twin (desktop) ? NULL : tbr_host_fault (desktop->stage->host);
  g_autofree char *fault = message != NULL ? tbr_fault_words (message) : NULL;
  if (fault != NULL)
    {
      TbrWidget row = { .kind = TBR_WIDGET_ROW,
                        .text = fault,
                        .detail = _ ("The exercise stands still"),
                        .colour = pen->theme->need };
      tbr_column_add (&column, &row);
      tbr_column_gap (&column, 8);
    }
  tell_late (desktop, &column);
  if (desktop->stage->scene != NULL)
    {
      tbr_alarm_strip (desktop, &column);
      tbr_stage_page (desktop)->build (desktop, &column);
    }
  else if (fault == NULL)
    tbr_column_text (&column, TBR_WIDGET_NOTE, _ ("The exercise is being made ready."));
  panel->content = column.y + pad;
}

void
tbr_stage_side_paint (TbrDesktop *desktop, const TbrPen *pen)
{
  const TbrPage *page = tbr_stage_page (desktop);
  if (desktop->stage->scene != NULL && page->paint != NULL)
    page->paint (desktop, pen);
}

void
tbr_stage_buttons (TbrDesktop *desktop, TbrColumn *column, const TbrStageButton *buttons, guint n)
{
  double ui = desktop->ui, gap = 6 * ui, x = 0, unused;
  TbrTextStyle style = { .size = TBR_TYPE_BODY * ui };
  guint n_set = 0;
  for (guint i = 0; i < n; i++)
    {
      /* what was said in a recording stays as it was */
      if (tbr_replay_is_on (desktop) && tbr_replay_is_saying (buttons[i].action))
        continue;
      n_set++;
      TbrWidget button = { .kind = TBR_WIDGET_BUTTON,
                           .action = buttons[i].action,
                           .argument = buttons[i].argument,
                           .text = buttons[i].text,
                           .is_on = buttons[i].is_on,
                           .is_disabled = buttons[i].is_disabled };
      tbr_pen_measure (column->pen, &style, button.text, &button.rect.width, &unused);
      button.rect.width = CLAMP (button.rect.width + 26 * ui, LEAST_BUTTON * ui,
                                 MAX (column->width, LEAST_BUTTON * ui));
      if (x > 0 && x + button.rect.width > column->width)
        {
          x = 0;
          column->y += 38 * ui;
        }
      button.rect.x = column->x + x;
      button.rect.y = column->y;
      button.rect.height = 32 * ui;
      tbr_tree_add (column->tree, &button);
      x += button.rect.width + gap;
    }
  column->y += n_set > 0 ? 40 * ui : 0;
}
