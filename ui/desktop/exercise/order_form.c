/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The form of an order: which kinds there are for the seat, what each asks with what the seat knows
   of, and whether it could be given now, before it is. */
#include "desktop/exercise/stage.h"
#include "desktop/forms.h"
#include "draw/language.h"
#include "report/order_words.h"
#include "report/phrase.h"

#include <tabard/command.h>

#include <glib/gi18n.h>
#include <string.h>

#define KIND "order" /* id of the field that says which order */
#define REASON "reason"

/* ---- which orders there are ---- */

/* Handing seats over is not an order of people. */
static gboolean
is_for (const TbrStage *stage, const TbrKind *kind)
{
  if (g_str_equal (kind->name, "set-seat") || g_str_equal (kind->name, "example"))
    return FALSE;
  return stage->seat == TBR_NONE
         || tbr_role_may_order (&stage->exercise->roles[stage->seat], kind->name);
}

static const TbrKind *
find_kind (const char *name)
{
  for (guint i = 0; tbr_command_kinds[i] != NULL; i++)
    if (g_str_equal (tbr_command_kinds[i]->kind.name, name))
      return &tbr_command_kinds[i]->kind;
  return NULL;
}

/* The kind that the form asks for now; NULL for none. */
static const TbrKind *
kind_of (const TbrDesktop *desktop)
{
  const TbrFormField *field = tbr_form_field (&desktop->form, 0);
  return find_kind (tbr_forms_written (field));
}

/* ---- what may be chosen ---- */

static void
add_unit (const TbrDesktop *desktop, TbrFormField *field, const TbrUnitView *unit)
{
  const TbrScenario *scenario = desktop->session->scenario;
  const TbrUnitSpec *spec = &scenario->units[unit->unit.i];
  g_autofree char *name
      = g_strdup_printf ("%s \xc2\xb7 %s \xc2\xb7 %s", spec->id,
                         tbr_word (scenario->capabilities[spec->capability]->title),
                         tbr_word (tbr_phase_names[unit->phase]));
  tbr_form_choice (field, spec->id, name);
}

/* Those of the seat; the facilitator's are all. */
static void
add_units (const TbrDesktop *desktop, TbrFormField *field)
{
  const TbrScene *scene = desktop->stage->scene;
  const GArray *units
      = desktop->stage->seat != TBR_NONE ? scene->briefing->units : scene->truth->snapshot->units;
  field->kind = TBR_ASK_CHOICE;
  for (guint i = 0; i < units->len; i++)
    add_unit (desktop, field, &g_array_index (units, TbrUnitView, i));
}

static void
add_need (TbrFormField *field, guint32 need, TbrNeedKind kind, double stock)
{
  const TbrNeedInfo *info = tbr_need_info (kind);
  g_autofree char *amount = tbr_telling_number (stock);
  g_autofree char *id = g_strdup_printf ("%u", need);
  g_autofree char *name = g_strdup_printf ("%u \xc2\xb7 %s, %s %s", need, tbr_word (info->title),
                                           amount, tbr_phrase_unit (info->unit, stock, amount));
  tbr_form_choice (field, id, name);
}

static void
add_needs (const TbrDesktop *desktop, TbrFormField *field)
{
  const TbrScene *scene = desktop->stage->scene;
  const GArray *needs = scene->truth->snapshot->needs;
  field->kind = TBR_ASK_CHOICE;
  if (desktop->stage->seat != TBR_NONE)
    for (guint i = 0; i < scene->briefing->reports->len; i++)
      {
        const TbrReport *report = &g_array_index (scene->briefing->reports, TbrReport, i);
        add_need (field, report->need.i, (TbrNeedKind) report->kind, report->stock);
      }
  for (guint i = 0; desktop->stage->seat == TBR_NONE && i < needs->len; i++)
    {
      const TbrNeedView *need = &g_array_index (needs, TbrNeedView, i);
      if (need->closed == TBR_NEVER)
        add_need (field, need->need.i, need->kind, need->stock);
    }
}

/* Those that the seat knows of; the facilitator's are all. */
static void
add_requests (const TbrDesktop *desktop, TbrFormField *field)
{
  const TbrScene *scene = desktop->stage->scene;
  const GArray *lines = desktop->stage->seat != TBR_NONE ? scene->briefing->lines : scene->lines;
  const TbrMap *map = desktop->session->scenario->map;
  for (guint i = 0; i < lines->len; i++)
    {
      const TbrLineSeen *line = &g_array_index (lines, TbrLineSeen, i);
      const char *state = tbr_word (map->countries[line->state.i].name);
      g_autofree char *id = g_strdup_printf ("%u", line->line);
      g_autofree char *name = g_strdup_printf ("%u \xc2\xb7 %s, %s", line->line, state,
                                               tbr_word (tbr_need_info (line->need)->title));
      tbr_form_choice (field, id, name);
    }
}

/* The same: a seat's are those that it can answer. */
static void
add_offers (const TbrDesktop *desktop, TbrFormField *field)
{
  const TbrScene *scene = desktop->stage->scene;
  gboolean is_seat = desktop->stage->seat != TBR_NONE;
  const GArray *offers = is_seat ? scene->briefing->offers : scene->offers;
  for (guint i = 0; i < offers->len; i++)
    {
      const TbrOfferSeen *offer = &g_array_index (offers, TbrOfferSeen, i);
      g_autofree char *id = g_strdup_printf ("%u", offer->offer);
      g_autofree char *name = g_strdup_printf ("%u \xc2\xb7 %s", offer->offer,
                                               desktop->session->scenario->units[offer->unit.i].id);
      if (offer->is_to_answer || !is_seat)
        tbr_form_choice (field, id, name);
    }
}

/* Kinds of needs by their titles. */
static void
name_needs (TbrFormField *field)
{
  for (guint i = 0; field->choices != NULL && i < field->choices->len; i++)
    {
      TbrFormChoice *choice = &g_array_index (field->choices, TbrFormChoice, i);
      char *name = g_strdup (tbr_word (tbr_need_info ((TbrNeedKind) i)->title));
      g_free (choice->name);
      choice->name = name;
    }
}

gboolean
tbr_order_form_has_road (const TbrDesktop *desktop, guint32 link)
{
  const TbrStage *stage = desktop->stage;
  const TbrMap *map = desktop->map->map;
  if (desktop->form.kind != TBR_FORM_ORDER || stage == NULL || stage->seat == TBR_NONE)
    return TRUE;
  TbrStateId state = tbr_map_find_state (map, stage->exercise->roles[stage->seat].seat);
  /* a seat that is of no state has no roads of its own: the door says whether it may */
  return tbr_is_none (state) || map->nodes[map->links[link].from.i].state.i == state.i
         || map->nodes[map->links[link].to.i].state.i == state.i;
}

/* By the towns at its ends, not by its number. */
static void
ask_road (TbrFormField *field)
{
  field->kind = TBR_ASK_ROAD;
  g_free (field->name);
  field->name = g_strdup (_ ("Road or ferry"));
  tbr_form_hint (field, _ ("between two places of the network"));
}

/* Numbers of things are chosen by what the seat knows of these things. */
static void
add_choices (TbrDesktop *desktop, TbrFormField *field, const TbrParam *param)
{
  gboolean is_number = param->type == TBR_PARAM_INTEGER;
  if (g_str_equal (param->name, "unit"))
    add_units (desktop, field);
  else if (g_str_equal (param->name, "need") && is_number)
    add_needs (desktop, field);
  else if (g_str_equal (param->name, "need"))
    name_needs (field);
  else if (g_str_equal (param->name, "link") && is_number)
    ask_road (field);
  else if (g_str_equal (param->name, "request"))
    add_requests (desktop, field);
  else if (g_str_equal (param->name, "offer"))
    add_offers (desktop, field);
}

/* What the door knows by itself is not asked. */
static gboolean
is_asked (const TbrStage *stage, const TbrParam *param)
{
  gboolean is_state = g_str_equal (param->name, "state") && param->type == TBR_PARAM_REF;
  gboolean has_state
      = stage->seat != TBR_NONE && strlen (stage->exercise->roles[stage->seat].seat) == 2;
  return !g_str_equal (param->name, "at") && !g_str_equal (param->name, "seat")
         && !g_str_equal (param->name, REASON) && !(is_state && has_state);
}

/* A sentence as the name of a field. (transfer full) */
static char *
capital (const char *sentence)
{
  GString *text = g_string_new (NULL);
  g_string_append_unichar (text, g_unichar_toupper (g_utf8_get_char (sentence)));
  g_string_append (text, g_utf8_next_char (sentence));
  return g_string_free (text, FALSE);
}

static void
add_fields (TbrDesktop *desktop, const TbrKind *kind)
{
  for (guint i = 0; i < kind->n_params; i++)
    if (is_asked (desktop->stage, &kind->params[i]))
      {
        TbrFormField *field = tbr_forms_add_param (desktop, kind->params[i].name, &kind->params[i],
                                                   kind->params[i].fallback);
        char *name = capital (tbr_word (kind->params[i].sentence));
        g_free (field->name);
        field->name = name;
        add_choices (desktop, field, &kind->params[i]);
        if (field->choices != NULL)
          g_clear_pointer (&field->hint, g_free);
      }
  (void) tbr_form_add (&desktop->form, TBR_ASK_TEXT, REASON, _ ("Why, in words"), "");
}

/* ---- opening and following ---- */

/* What is known already stands in its field by the name that people read. */
static void
set_field (TbrDesktop *desktop, const char *id, const char *value)
{
  for (guint i = 0; i < desktop->form.fields->len; i++)
    {
      TbrFormField *field = tbr_form_field (&desktop->form, i);
      if (!g_str_equal (field->id, id))
        continue;
      const char *text = value;
      for (guint k = 0; field->choices != NULL && k < field->choices->len; k++)
        if (g_str_equal (g_array_index (field->choices, TbrFormChoice, k).id, value))
          text = g_array_index (field->choices, TbrFormChoice, k).name;
      char *copy = g_strdup (text);
      g_free (field->value);
      field->value = copy;
    }
}

/* The first field that nobody has filled in. */
static guint
first_open (const TbrForm *form)
{
  for (guint i = 0; i < form->fields->len; i++)
    if (*tbr_form_field (form, i)->value == '\0')
      return i;
  return 0;
}

void
tbr_order_form_open (TbrDesktop *desktop, const char *kind, const char *param, const char *value)
{
  TbrStage *stage = desktop->stage;
  const TbrScene *scene = stage->scene;
  gboolean is_known
      = scene != NULL
        && (stage->seat == TBR_NONE || (scene->briefing != NULL && scene->role == stage->seat));
  if (!is_known || scene->is_over)
    return;
  tbr_form_clear (&desktop->form);
  desktop->form.kind = TBR_FORM_ORDER;
  desktop->form.title
      = g_strdup_printf (_ ("An order of %s"), tbr_stage_role_title (stage, stage->seat));
  TbrFormField *field = tbr_form_add (&desktop->form, TBR_ASK_CHOICE, KIND, _ ("Which order"), "");
  for (guint i = 0; tbr_command_kinds[i] != NULL; i++)
    if (is_for (stage, &tbr_command_kinds[i]->kind))
      tbr_form_choice (field, tbr_command_kinds[i]->kind.name,
                       tbr_word (tbr_command_kinds[i]->kind.title));
  if (kind != NULL && tbr_form_chosen (field, kind) != NULL)
    {
      set_field (desktop, KIND, kind);
      add_fields (desktop, find_kind (kind));
      if (param != NULL)
        set_field (desktop, param, value);
      desktop->form.current = first_open (&desktop->form);
    }
  desktop->form.target = g_strdup (kind != NULL ? kind : "");
  g_clear_pointer (&stage->trial.words, g_free);
  tbr_stage_form_show (desktop);
}

/* In what an amount is counted that is asked for: the unit of the chosen need. */
static void
hint_unit (TbrForm *form)
{
  int need = -1;
  for (guint i = 1; i < form->fields->len; i++)
    {
      TbrFormField *field = tbr_form_field (form, i);
      if (g_str_equal (field->id, "need"))
        need = tbr_need_find (tbr_forms_written (field));
      if (!g_str_equal (field->id, "rate") || need < 0)
        continue;
      const TbrNeedInfo *info = tbr_need_info ((TbrNeedKind) need);
      g_autofree char *hint
          = g_strdup_printf (info->holds ? _ ("a number, in: %s") : _ ("a number, in: %s an hour"),
                             tbr_word (info->unit));
      tbr_form_hint (field, hint);
    }
}

void
tbr_order_form_follow (TbrDesktop *desktop)
{
  hint_unit (&desktop->form);
  const TbrKind *kind = kind_of (desktop);
  const char *name = kind != NULL ? kind->name : "";
  if (g_str_equal (name, desktop->form.target) && (kind == NULL || desktop->form.fields->len > 1))
    return;
  g_free (desktop->form.target);
  desktop->form.target = g_strdup (name);
  tbr_form_cut (&desktop->form, 1);
  if (kind != NULL && is_for (desktop->stage, kind))
    add_fields (desktop, kind);
}

/* ---- what it says ---- */

/* The number of a road by what people read; what is none yet, while it is written, counts as not
   given. */
static char *
link_number (const TbrDesktop *desktop, const char *label)
{
  for (guint32 i = 0; i < desktop->map->map->n_links; i++)
    {
      g_autofree char *name = tbr_forms_road (desktop, i);
      if (g_str_equal (name, label))
        return g_strdup_printf ("%u", i);
    }
  return g_strdup (g_ascii_isdigit (*label) ? label : "");
}

char *
tbr_order_form_words (TbrDesktop *desktop)
{
  const TbrForm *form = &desktop->form;
  const TbrStage *stage = desktop->stage;
  const char *kind = tbr_forms_written (tbr_form_field (form, 0));
  GString *words = g_string_new (stage->seat == TBR_NONE ? "order " : "");
  g_string_append (words, *kind != '\0' ? kind : "?");
  for (guint i = 1; i < form->fields->len; i++)
    {
      const TbrFormField *field = tbr_form_field (form, i);
      g_autofree char *value = field->kind == TBR_ASK_ROAD && *field->value != '\0'
                                   ? link_number (desktop, field->value)
                                   : g_strdup (tbr_forms_written (field));
      if (*value != '\0')
        tbr_forms_append (words, field->id, value);
    }
  return g_string_free (words, FALSE);
}

/* ---- whether it could be given ---- */

void
tbr_order_form_tick (TbrDesktop *desktop)
{
  TbrStage *stage = desktop->stage;
  if (desktop->form.kind != TBR_FORM_ORDER || !desktop->panels[TBR_PANEL_FORM].is_open
      || stage->trial.number != 0 || stage->scene == NULL || stage->form_number != 0)
    return;
  g_autofree char *words = tbr_order_form_words (desktop);
  gboolean is_same = g_strcmp0 (words, stage->trial.words) == 0;
  if (is_same && (stage->trial.at == stage->scene->at || tbr_stage_is_busy (desktop)))
    return;
  g_free (stage->trial.words);
  stage->trial.words = g_steal_pointer (&words);
  stage->trial.at = stage->scene->at;
  stage->trial.number = tbr_host_try (stage->host, tbr_stage_who (stage), stage->trial.words);
}

/* What is wrong with the form in the reader's words, else what the command door said, without the
   name of the command before it. */
char *
tbr_order_form_refusal (const TbrDesktop *desktop, const char *said)
{
  const char *kind = tbr_form_field (&desktop->form, 0)->value;
  const char *colon = strstr (said, ": ");
  char *fault = tbr_form_fault_find (desktop, NULL);
  if (fault != NULL)
    return fault;
  const char *title = tbr_order_words_title (kind);
  gboolean is_named = colon != NULL && memchr (said, ' ', (gsize) (colon - said)) == NULL;
  gboolean is_titled = title != NULL && colon != NULL && g_str_has_prefix (said, title)
                       && colon == said + strlen (title);
  return g_strdup (is_titled || (is_named && *kind != '\0') ? colon + 2 : said);
}

void
tbr_order_form_build (TbrDesktop *desktop, TbrColumn *column)
{
  const TbrStage *stage = desktop->stage;
  const TbrTheme *theme = column->pen->theme;
  /* while it is not said which order, and where it was refused, there is nothing to add */
  if (kind_of (desktop) == NULL || desktop->form.complaint != NULL)
    return;
  gboolean is_open = stage->trial.words == NULL || stage->trial.number != 0;
  gboolean is_good = !is_open && stage->trial.refusal == NULL;
  g_autofree char *refusal
      = is_open || is_good ? NULL : tbr_order_form_refusal (desktop, stage->trial.refusal);
  TbrWidget row = { .kind = TBR_WIDGET_ROW,
                    .text = is_open   ? _ ("Being checked")
                            : is_good ? _ ("It can be given now")
                                      : refusal,
                    .detail = is_open || is_good ? "" : _ ("It would be refused"),
                    .colour = is_open   ? theme->text_dim
                              : is_good ? theme->served
                                        : theme->need };
  tbr_column_gap (column, 4);
  tbr_column_add (column, &row);
}
