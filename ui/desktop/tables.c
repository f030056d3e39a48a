/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The panel of tables. Only rows that are seen are built. */
#include "desktop/tables.h"

#include "desktop/caret.h"
#include "desktop/columns.h"
#include "desktop/state.h"
#include "report/fault_words.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#define PERIOD 250000 /* microseconds: a table follows the clock no oftener */
/* Pixels at ui 1. */
#define TAB_HEIGHT 36.0
#define INPUT_HEIGHT 40.0
#define HEAD_HEIGHT 28.0
#define ROW_HEIGHT 24.0
#define FOOT_HEIGHT 26.0

struct _TbrTables
{
  TbrListId id;
  guint columns[TBR_LIST_N]; /* by which each is sorted */
  TbrOrder orders[TBR_LIST_N];
  TbrListing *listing; /* NULL: to be made */
  GArray *rows;        /* guint: those that are left, in their order */
  GString *filter;     /* by which they were sifted */
  guint moment;        /* serial of the moment that it lists */
  guint outlook;       /* the same of the futures */
  gint64 since;        /* when it was made */
  guint row;           /* place among @rows that is chosen */
  gboolean is_measured;
  double wanted[TBR_COLUMNS_MOST]; /* widths of columns, pixels at ui 1 */
};

TbrTables *
tbr_tables_new (void)
{
  TbrTables *tables = g_new0 (TbrTables, 1);
  tables->filter = g_string_new (NULL);
  return tables;
}

void
tbr_tables_forget (TbrTables *tables)
{
  g_clear_pointer (&tables->listing, tbr_listing_free);
  g_clear_pointer (&tables->rows, g_array_unref);
}

void
tbr_tables_free (TbrTables *tables)
{
  tbr_tables_forget (tables);
  g_string_free (tables->filter, TRUE);
  g_free (tables);
}

/* ---- what is listed ---- */

static void
arrange (TbrTables *tables)
{
  g_clear_pointer (&tables->rows, g_array_unref);
  tables->rows = tbr_listing_arrange (tables->listing, tables->filter->str,
                                      tables->columns[tables->id], tables->orders[tables->id]);
  if (tables->row >= tables->rows->len)
    tables->row = tables->rows->len > 0 ? tables->rows->len - 1 : 0;
}

static guint
n_columns (const TbrTables *tables)
{
  return MIN (tbr_listing_n_columns (tables->listing), TBR_COLUMNS_MOST);
}

static void
measure (TbrTables *tables, const TbrPen *pen)
{
  if (!tables->is_measured)
    tbr_columns_measure (pen, tables->listing, n_columns (tables), tables->wanted);
  tables->is_measured = TRUE;
}

static guint
moment_serial (const TbrDesktop *desktop)
{
  return desktop->moment != NULL ? desktop->moment->serial : 0;
}

static guint
outlook_serial (const TbrDesktop *desktop)
{
  return desktop->prospect != NULL ? tbr_prospect_serial (desktop->prospect) : 0;
}

gboolean
tbr_tables_is_due (const TbrDesktop *desktop)
{
  const TbrTables *tables = desktop->tables;
  gboolean is_other
      = moment_serial (desktop) != tables->moment || outlook_serial (desktop) != tables->outlook;
  return is_other && (!desktop->is_playing || desktop->now - tables->since > PERIOD);
}

/* Lists again when the moment is another one, sifts again when somebody has written. */
static void
renew (TbrDesktop *desktop)
{
  TbrTables *tables = desktop->tables;
  if (tbr_tables_is_due (desktop))
    tbr_tables_forget (tables);
  /* what is written elsewhere does not sift it */
  gboolean is_sifted = tbr_desktop_modal (desktop) != TBR_PANEL_TABLE
                       || strcmp (tables->filter->str, desktop->written->str) == 0;
  if (tables->listing != NULL && tables->rows != NULL && is_sifted)
    return;
  if (tables->listing == NULL)
    {
      tables->listing = tbr_listing_of (desktop, tables->id);
      tables->moment = moment_serial (desktop);
      tables->outlook = outlook_serial (desktop);
      tables->since = desktop->now;
      tables->is_measured = FALSE;
    }
  if (!is_sifted)
    tables->row = 0;
  if (!is_sifted)
    g_string_assign (tables->filter, desktop->written->str);
  arrange (tables);
}

void
tbr_tables_write_again (TbrDesktop *desktop)
{
  g_string_assign (desktop->written, desktop->tables->filter->str);
  tbr_caret_end (desktop);
}

/* ---- places ---- */

static double
head_height (const TbrDesktop *desktop)
{
  return (2 * TBR_PAD + TAB_HEIGHT + INPUT_HEIGHT + HEAD_HEIGHT) * desktop->ui;
}

/* Rows that are seen at once. */
static guint
n_seen (const TbrDesktop *desktop)
{
  double room = desktop->panels[TBR_PANEL_TABLE].rect.height - head_height (desktop)
                - FOOT_HEIGHT * desktop->ui;
  return (guint) MAX (floor (room / (ROW_HEIGHT * desktop->ui)), 1);
}

static guint
first_seen (const TbrDesktop *desktop)
{
  return (guint) ceil (desktop->panels[TBR_PANEL_TABLE].scroll / (ROW_HEIGHT * desktop->ui) - 1e-6);
}

static void
scroll_to (TbrDesktop *desktop, guint row)
{
  double height = ROW_HEIGHT * desktop->ui;
  guint first = first_seen (desktop), n = n_seen (desktop);
  if (row < first)
    desktop->panels[TBR_PANEL_TABLE].scroll = row * height;
  else if (row >= first + n)
    desktop->panels[TBR_PANEL_TABLE].scroll = (row + 1 - n) * height;
}

/* Widths of the columns, pixels. Returns: by how much letters are smaller than usual */
static double
place_columns (const TbrTables *tables, double width, double ui, double *out_widths)
{
  const TbrColumns columns = { tables->listing, n_columns (tables), tables->wanted };
  return tbr_columns_fit (&columns, width, ui, out_widths);
}

/* ---- building ---- */

static void
put_tabs (TbrDesktop *desktop, double y)
{
  double ui = desktop->ui, x = TBR_PAD * ui;
  double room = desktop->panels[TBR_PANEL_TABLE].rect.width - 2 * x;
  double width = MIN (104 * ui, room / (TBR_LIST_N + 1));
  for (guint i = 0; i < TBR_LIST_N; i++)
    {
      TbrWidget tab = { .kind = TBR_WIDGET_TAB,
                        .action = TBR_ACT_TABLE_LIST,
                        .argument = i,
                        .text = tbr_listing_title ((TbrListId) i),
                        .is_on = desktop->tables->id == (TbrListId) i,
                        .rect = { x + i * width, y, width, TAB_HEIGHT * ui } };
      tbr_panel_put (desktop, TBR_PANEL_TABLE, &tab);
    }
  TbrWidget close = { .kind = TBR_WIDGET_BUTTON,
                      .action = TBR_ACT_LEAVE,
                      .icon = TBR_ICON_CLOSE,
                      .rect = { x + room - TAB_HEIGHT * ui, y, TAB_HEIGHT * ui, TAB_HEIGHT * ui } };
  tbr_panel_put (desktop, TBR_PANEL_TABLE, &close);
}

static void
put_input (TbrDesktop *desktop, const TbrPen *pen, double y)
{
  const TbrTextStyle letters = { .size = TBR_TYPE_BODY * pen->ui };
  double ui = desktop->ui, x = TBR_PAD * ui, wanted, unused;
  tbr_pen_measure (pen, &letters, _ ("Save CSV"), &wanted, &unused);
  double button = MAX (112 * ui, wanted + 24 * ui);
  double room = desktop->panels[TBR_PANEL_TABLE].rect.width - 2 * x;
  TbrWidget input = { .kind = TBR_WIDGET_INPUT,
                      .detail = _ ("Write to sift: words that a row must have"),
                      .icon = TBR_ICON_SEARCH,
                      .rect = { x, y, room - button - 8 * ui, INPUT_HEIGHT * ui } };
  TbrWidget save = { .kind = TBR_WIDGET_BUTTON,
                     .action = TBR_ACT_TABLE_EXPORT,
                     .text = _ ("Save CSV"),
                     .rect = { x + room - button, y, button, INPUT_HEIGHT * ui } };
  tbr_caret_add (desktop, pen, NULL, &desktop->panels[TBR_PANEL_TABLE].tree, &input);
  tbr_panel_put (desktop, TBR_PANEL_TABLE, &save);
}

/* The names of the columns: a click sorts. */
static void
put_head (TbrDesktop *desktop, double y, const double *widths)
{
  const TbrTables *tables = desktop->tables;
  double x = TBR_PAD * desktop->ui;
  for (guint k = 0; k < n_columns (tables); k++)
    {
      g_autofree char *text = tbr_listing_heading (tables->listing, k);
      gboolean is_on = tables->columns[tables->id] == k;
      TbrWidget head = { .kind = TBR_WIDGET_AREA,
                         .action = TBR_ACT_TABLE_SORT,
                         .argument = k,
                         .text = text,
                         .is_on = is_on,
                         .rect = { x, y, widths[k], HEAD_HEIGHT * desktop->ui } };
      tbr_panel_put (desktop, TBR_PANEL_TABLE, &head);
      x += widths[k];
    }
}

/* The cells of a row, parted by tabulators. (transfer full) */
static char *
row_text (const TbrListing *listing, guint row)
{
  GString *text = g_string_new (NULL);
  for (guint k = 0; k < MIN (tbr_listing_n_columns (listing), TBR_COLUMNS_MOST); k++)
    {
      g_autofree char *cell = tbr_listing_cell (listing, row, k);
      g_string_append_printf (text, "%s%s", k > 0 ? "\t" : "", cell);
    }
  return g_string_free (text, FALSE);
}

static void
put_rows (TbrDesktop *desktop)
{
  const TbrTables *tables = desktop->tables;
  const TbrPanel *panel = &desktop->panels[TBR_PANEL_TABLE];
  double ui = desktop->ui, head = head_height (desktop), pad = TBR_PAD * ui;
  guint first = first_seen (desktop);
  double top = panel->scroll + head;
  for (guint i = first; i < MIN (tables->rows->len, first + n_seen (desktop)); i++)
    {
      g_autofree char *text = row_text (tables->listing, g_array_index (tables->rows, guint, i));
      TbrWidget row = { .kind = TBR_WIDGET_AREA,
                        .action = TBR_ACT_TABLE_ROW,
                        .argument = i,
                        .text = text,
                        .is_on = i == tables->row,
                        .rect = { pad, top + (i - first) * ROW_HEIGHT * ui,
                                  panel->rect.width - 2 * pad, ROW_HEIGHT * ui } };
      tbr_panel_put (desktop, TBR_PANEL_TABLE, &row);
    }
}

static void
put_foot (TbrDesktop *desktop)
{
  const TbrTables *tables = desktop->tables;
  const TbrPanel *panel = &desktop->panels[TBR_PANEL_TABLE];
  double ui = desktop->ui, pad = TBR_PAD * ui;
  guint n = tbr_listing_n_rows (tables->listing);
  g_autofree char *shown = tbr_telling_decimals (tables->rows->len, 0);
  g_autofree char *all = tbr_telling_decimals (n, 0);
  g_autofree char *text = g_strdup_printf (
      ngettext (
          "%s of %s row. Up and down choose, right and left sort, Enter shows it on the map.",
          "%s of %s rows. Up and down choose, right and left sort, Enter shows it on the map.", n),
      shown, all);
  TbrWidget note = { .kind = TBR_WIDGET_NOTE,
                     .text = text,
                     .rect = { pad, panel->scroll + panel->rect.height - (FOOT_HEIGHT - 5) * ui,
                               panel->rect.width - 2 * pad, FOOT_HEIGHT * ui } };
  tbr_panel_put (desktop, TBR_PANEL_TABLE, &note);
}

void
tbr_panel_table (TbrDesktop *desktop, const TbrPen *pen)
{
  TbrPanel *panel = &desktop->panels[TBR_PANEL_TABLE];
  double ui = desktop->ui, pad = TBR_PAD * ui, widths[TBR_COLUMNS_MOST];
  renew (desktop);
  measure (desktop->tables, pen);
  panel->content
      = head_height (desktop) + FOOT_HEIGHT * ui + desktop->tables->rows->len * ROW_HEIGHT * ui;
  panel->scroll = CLAMP (panel->scroll, 0, MAX (panel->content - panel->rect.height, 0));
  place_columns (desktop->tables, panel->rect.width - 2 * pad, ui, widths);
  put_tabs (desktop, panel->scroll + pad / 2);
  put_input (desktop, pen, panel->scroll + pad + TAB_HEIGHT * ui);
  put_head (desktop, panel->scroll + 1.5 * pad + (TAB_HEIGHT + INPUT_HEIGHT) * ui, widths);
  put_rows (desktop);
  put_foot (desktop);
}

/* ---- painting ---- */

typedef struct
{
  double widths[TBR_COLUMNS_MOST]; /* pixels */
  double letters;                  /* their size as a share of the usual one */
} TbrPlaced;

static void
paint_row (TbrDesktop *desktop, const TbrPen *pen, const TbrWidget *row, const TbrPlaced *placed)
{
  const TbrTheme *theme = pen->theme;
  const TbrTables *tables = desktop->tables;
  g_auto (GStrv) cells = g_strsplit (row->text, "\t", -1);
  double x = row->rect.x;
  TbrRect back = { x - 6 * pen->ui, row->rect.y, row->rect.width + 12 * pen->ui, row->rect.height };
  gboolean is_odd = row->argument % 2 == 1;
  tbr_pen_box (pen, &back, 4 * pen->ui);
  tbr_pen_colour (pen, row->is_on
                           ? tbr_colour_mix (theme->panel, theme->served, 0.25)
                           : tbr_colour_mix (theme->panel, theme->text_dim, is_odd ? 0.07 : 0));
  cairo_fill (pen->cr);
  for (guint k = 0; cells[k] != NULL && k < n_columns (tables); k++)
    {
      TbrTextStyle style = { .size = TBR_TYPE_BODY * placed->letters * pen->ui,
                             .colour = theme->text,
                             .align = tbr_listing_is_number (tables->listing, k) ? TBR_ALIGN_RIGHT
                                                                                 : TBR_ALIGN_LEFT };
      TbrRect rect = { x, row->rect.y, placed->widths[k], row->rect.height };
      tbr_columns_paint_cell (pen, &style, &rect, cells[k]);
      x += placed->widths[k];
    }
}

void
tbr_panel_table_paint (TbrDesktop *desktop, const TbrPen *pen)
{
  const TbrPanel *panel = &desktop->panels[TBR_PANEL_TABLE];
  double pad = TBR_PAD * desktop->ui;
  TbrPlaced placed;
  placed.letters
      = place_columns (desktop->tables, panel->rect.width - 2 * pad, desktop->ui, placed.widths);
  for (guint i = 0; i < panel->tree.widgets->len; i++)
    {
      const TbrWidget *widget = &g_array_index (panel->tree.widgets, TbrWidget, i);
      if (widget->action == TBR_ACT_TABLE_SORT)
        tbr_columns_paint_head (pen, desktop->tables->listing, widget,
                                desktop->tables->orders[desktop->tables->id], placed.letters);
      else if (widget->action == TBR_ACT_TABLE_ROW)
        paint_row (desktop, pen, widget, &placed);
    }
}

/* ---- doing ---- */

static void
open_list (TbrDesktop *desktop, TbrListId id)
{
  TbrTables *tables = desktop->tables;
  tables->id = id;
  tables->row = 0;
  tbr_tables_forget (tables);
  g_string_truncate (desktop->written, 0);
  tbr_caret_end (desktop);
  if (!desktop->panels[TBR_PANEL_TABLE].is_open)
    tbr_desktop_open_panel (desktop, TBR_PANEL_TABLE);
  desktop->panels[TBR_PANEL_TABLE].scroll = 0;
  desktop->focus_panel = TBR_PANEL_TABLE;
  desktop->focus = -1;
}

static void
sort_by (TbrDesktop *desktop, guint column)
{
  TbrTables *tables = desktop->tables;
  renew (desktop);
  if (column >= tbr_listing_n_columns (tables->listing))
    return;
  gboolean is_same = tables->columns[tables->id] == column;
  gboolean was_rising = tables->orders[tables->id] == TBR_ORDER_RISING;
  tables->columns[tables->id] = column;
  /* the greatest numbers first, words from A on; once more turns round */
  if (is_same)
    tables->orders[tables->id] = was_rising ? TBR_ORDER_FALLING : TBR_ORDER_RISING;
  else
    tables->orders[tables->id]
        = tbr_listing_is_number (tables->listing, column) ? TBR_ORDER_FALLING : TBR_ORDER_RISING;
  arrange (tables);
}

/* The thing of the chosen row; nothing where there is none. */
static TbrThing
chosen (TbrDesktop *desktop)
{
  const TbrTables *tables = desktop->tables;
  static const TbrThing nothing = { TBR_THING_NONE, TBR_NONE };
  renew (desktop);
  if (tables->row >= tables->rows->len)
    return nothing;
  guint row = g_array_index (tables->rows, guint, tables->row);
  return tbr_listing_thing (tables->listing, row);
}

static void
fly (TbrDesktop *desktop)
{
  TbrThing thing = chosen (desktop);
  double lon, lat;
  if (thing.kind == TBR_THING_NONE)
    return;
  tbr_desktop_close_panel (desktop, TBR_PANEL_TABLE);
  if (tbr_desktop_place_of (desktop, thing, &lon, &lat))
    tbr_camera_fly (desktop, lon, lat);
  tbr_desktop_act (desktop, TBR_ACT_SELECT, tbr_thing_pack (thing));
  tbr_desktop_touch_all (desktop);
}

/* A first click chooses a row and tells about it, a second shows it on the map. */
static void
choose_row (TbrDesktop *desktop, guint row)
{
  if (desktop->tables->row == row)
    {
      fly (desktop);
      return;
    }
  desktop->tables->row = row;
  TbrThing thing = chosen (desktop);
  if (thing.kind != TBR_THING_NONE)
    tbr_desktop_act (desktop, TBR_ACT_SELECT, tbr_thing_pack (thing));
}

static void
export_rows (TbrDesktop *desktop)
{
  const TbrTables *tables = desktop->tables;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%d-%H%M%S");
  g_autoptr (GError) error = NULL;
  renew (desktop);
  g_autofree char *name
      = g_strdup_printf ("tabard-%s-%s.csv", tbr_listing_name (tables->listing), stamp);
  g_autofree char *path = tbr_files_document (name);
  gboolean is_saved = tbr_listing_write (tables->listing, tables->rows, path, &error);
  g_autofree char *told
      = is_saved ? g_strdup_printf (_ ("Saved as %s"), path) : tbr_fault_words (error->message);
  tbr_desktop_say (desktop, told);
}

char *
tbr_tables_copy (TbrDesktop *desktop)
{
  renew (desktop);
  return tbr_listing_to_text (desktop->tables->listing, desktop->tables->rows);
}

void
tbr_tables_act (TbrDesktop *desktop, TbrActionId action, gint64 argument)
{
  if (desktop->moment == NULL || desktop->panels[TBR_PANEL_START].is_open)
    return;
  if (action == TBR_ACT_TABLE)
    open_list (desktop, desktop->tables->id);
  else if (action == TBR_ACT_TABLE_NEXT)
    open_list (desktop, (TbrListId) ((desktop->tables->id + 1) % TBR_LIST_N));
  else if (action == TBR_ACT_TABLE_LIST)
    open_list (desktop, (TbrListId) argument);
  else if (action == TBR_ACT_TABLE_SORT)
    sort_by (desktop, (guint) argument);
  else if (action == TBR_ACT_TABLE_ROW)
    choose_row (desktop, (guint) argument);
  else if (action == TBR_ACT_TABLE_EXPORT && desktop->panels[TBR_PANEL_TABLE].is_open)
    export_rows (desktop);
  tbr_desktop_touch (desktop, TBR_PANEL_TABLE);
}

gboolean
tbr_tables_key (TbrDesktop *desktop, const TbrInput *input)
{
  TbrTables *tables = desktop->tables;
  guint page = n_seen (desktop), n, last, column = tables->columns[tables->id];
  if (input->with != 0)
    return FALSE;
  renew (desktop);
  n = tables->rows->len;
  last = n > 0 ? n - 1 : 0;
  if (input->key == TBR_KEY_ENTER && desktop->focus < 0)
    fly (desktop);
  else if (input->key == TBR_KEY_DOWN)
    tables->row = MIN (tables->row + 1, last);
  else if (input->key == TBR_KEY_UP)
    tables->row = tables->row > 0 ? tables->row - 1 : 0;
  else if (input->key == TBR_KEY_PAGE_DOWN)
    tables->row = MIN (tables->row + page, last);
  else if (input->key == TBR_KEY_PAGE_UP)
    tables->row = tables->row > page ? tables->row - page : 0;
  else if (input->key == TBR_KEY_HOME || input->key == TBR_KEY_END)
    tables->row = input->key == TBR_KEY_HOME ? 0 : last;
  else if (input->key == TBR_KEY_RIGHT)
    sort_by (desktop, (column + 1) % tbr_listing_n_columns (tables->listing));
  else if (input->key == TBR_KEY_LEFT)
    sort_by (desktop, column);
  else
    return FALSE;
  scroll_to (desktop, tables->row);
  tbr_desktop_touch (desktop, TBR_PANEL_TABLE);
  return TRUE;
}
