/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Facts as sentences, for the reasons that the details of a thing give. */
#include "desktop/telling.h"

#include "draw/when.h"

#include <math.h>
#include <string.h>

/* In braces: what, and the slot it stands in. U a unit's id, O its owner, T its type, S a state, H
   a hazard, N a need, R a request, C a type of unit, K the word of the code, I an integer, X a
   number, D a time from seconds, L a distance from metres, P a share. */
static const char *const templates[TBR_FACT_N] = {
  [TBR_FACT_HAZARD_STARTED] = "{Ha} begins",
  [TBR_FACT_HAZARD_EVENT] = "{Ha}: {K}",
  [TBR_FACT_HAZARD_ENDED] = "{Ha} is over",
  [TBR_FACT_NEED_OPENED] = "{Sc} needs: {ka} for {Hb}",
  [TBR_FACT_NEED_CLOSED] = "The need {Na} is closed",
  [TBR_FACT_WATCH] = "{Sa} watches {Hb}",
  [TBR_FACT_NATIONAL] = "{Sa} answers {Hb} with its own units",
  [TBR_FACT_PREALERT] = "{Sa} warns the coordination centre of {Hb}",
  [TBR_FACT_REQUEST_OPENED] = "{Sb} asks for assistance: {Ra}",
  [TBR_FACT_REQUEST_CHANGED] = "Request {Ra} is changed to {Xx} an hour",
  [TBR_FACT_REQUEST_CLOSED] = "Request {Ra} is closed: {K}",
  [TBR_FACT_OFFER_MADE] = "{Oc} offers {Uc} ({Tc}) for request {Rb}",
  [TBR_FACT_OFFER_DECLINED] = "{Sc} offers nothing for request {Rb}: {K}",
  [TBR_FACT_OFFER_ACCEPTED] = "{Uc} of {Oc} is accepted for request {Rb}",
  [TBR_FACT_OFFER_HELD] = "The offer of {Uc} of {Oc} is kept for later",
  [TBR_FACT_OFFER_REFUSED] = "The offer of {Uc} of {Oc} is refused: {K}",
  [TBR_FACT_OFFER_LAPSED] = "The offer of {Uc} of {Oc} lapses: no answer in time",
  [TBR_FACT_RESCEU_DECIDED] = "The Commission decides on rescEU for request {Rb}",
  [TBR_FACT_UNIT_ORDERED] = "{Ua} ({Ta}, {Oa}) is sent to {Nb}, {Lx} away",
  [TBR_FACT_UNIT_ORDER_FAILED] = "{Ua} cannot go to {Nb}: {K}",
  [TBR_FACT_UNIT_MOBILISING] = "{Ua} gets ready, {Dx} planned",
  [TBR_FACT_UNIT_DEPARTED] = "{Ua} ({Ta}, {Oa}) sets off: {Ly}, {Dx} expected",
  [TBR_FACT_UNIT_BORDER] = "{Ua} crosses from {Sb} to {Sc}, {Dx} lost",
  [TBR_FACT_UNIT_ARRIVED] = "{Ua} ({Ta}, {Oa}) arrives in {Sb}",
  [TBR_FACT_UNIT_TASKED] = "{Ua} is given {Nb}",
  [TBR_FACT_UNIT_ON_SITE] = "{Ua} is on site at {Nb}",
  [TBR_FACT_UNIT_WORKING] = "{Ua} works at {Nb}",
  [TBR_FACT_UNIT_RESTING] = "{Ua} does not work: {K}",
  [TBR_FACT_UNIT_ROTATED] = "{Ua} gets {Xx} fresh people",
  [TBR_FACT_UNIT_RELEASED] = "{Ua} is let go: {K}",
  [TBR_FACT_UNIT_RETURNING] = "{Ua} sets off for home, {Dx} expected",
  [TBR_FACT_UNIT_HOME] = "{Ua} is home",
  [TBR_FACT_UNIT_READY] = "{Ua} has recovered and can be sent again",
  [TBR_FACT_UNIT_RECALLED] = "{Oa} calls {Ua} back for {Hb}",
  [TBR_FACT_RELIEF_ASKED] = "{Ua} asks for {Xx} people to take over",
  [TBR_FACT_RELIEF_FOUND] = "{Xx} people are found to take over from {Ua}",
  [TBR_FACT_RELIEF_MISSING] = "{Ua} finds no relief",
  [TBR_FACT_UNIT_BROKE] = "{Ib} machines of {Ua} break down",
  [TBR_FACT_UNIT_REPAIRED] = "Machines of {Ua} are repaired",
  [TBR_FACT_GOODS_ISSUED] = "{Ua} hands out {Xx} at {Nb}, {Xy} left",
  [TBR_FACT_UNIT_UNSUPPORTED] = "{Ua} finds no support in {Sb}",
  [TBR_FACT_LINK_CHANGED] = "Road or ferry: {K}",
  [TBR_FACT_TRIGGERED] = "{Hb} is set off",
  [TBR_FACT_UNIT_OBSTACLE] = "{Ua} of {Ob} meets an obstacle at the border of {Sc}: {K}, {Dx} lost",
  [TBR_FACT_REQUEST_FORWARDED] = "{Sb} gets request {Ra} after {Dx}",
  [TBR_FACT_CONSENT] = "Consent for {Uc}: {K}, after {Dx}",
  [TBR_FACT_UNIT_LIFT] = "A flight is found for {Ua} after {Dx}",
  [TBR_FACT_SOLIDARITY] = "{Sa}: the solidarity clause is {K}",
  [TBR_FACT_IPCR] = "Crisis response of the Council: {K}",
  [TBR_FACT_MAP] = "{Sa}: {Ib} satellite maps {K}",
  [TBR_FACT_ATLAS] = "Intervention units of {Sb} for {Sa}: {K}",
  [TBR_FACT_UNIT_FUEL] = "{Ua} at {Nb}: {K}",
  [TBR_FACT_BELIEF] = "{Sa} believed in {Xx} an hour; in truth it was {Xy}",
};

/* Words of facts, as people would say them. */
static const char *const phrases[][2] = {
  { "enough", "enough had been taken" },
  { "over", "the need was over" },
  { "dry", "what fuel it brought is burnt" },
  { "fuelled", "it has fuel again" },
  { "order", "by order" },
  { "no-consent", "its owner did not consent" },
  { "nothing", "it has none to give" },
  { "reserve", "it keeps its reserve" },
  { "unwilling", "it is not willing" },
  { "night", "it is night" },
  { "crew", "the crew rests" },
  { "aftershock", "the earth shakes" },
  { "no-work", "there is nothing to do" },
  { "done", "the work is done" },
  { "period", "its time is over" },
  { "supplies", "its supplies are out" },
  { "recall", "it was called back" },
  { "no-relief", "no relief was found" },
  { "away", "it is away" },
  { "off", "it is off duty" },
  { "no-crew", "too few of its people are there" },
  { "no-rate", "it can do nothing about it" },
  { "no-way", "it cannot get there" },
  { "closed", "closed" },
  { "expired", "its certificate is too old" },
  { "empty", "its goods are handed out" },
  { "met", "it was met" },
  { "lapsed", "it lapsed" },
};

char *
tbr_telling_number (double value)
{
  const double million = 1e6, billion = 1e9;
  char digits[64];
  const char *word = "";
  if (!isfinite (value))
    return g_strdup ("-");
  if (fabs (value) >= 10 * million)
    {
      word = fabs (value) >= billion ? " billion" : " million";
      value /= fabs (value) >= billion ? billion : million;
    }
  g_ascii_formatd (digits, sizeof digits,
                   fabs (value) < 9.995 && value != floor (value)   ? "%.2f"
                   : fabs (value) < 99.95 && value != floor (value) ? "%.1f"
                                                                    : "%.0f",
                   value);
  GString *text = g_string_new (digits);
  gssize point = strcspn (text->str, ".");
  for (gssize at = point - 3; at > (value < 0 ? 1 : 0); at -= 3)
    g_string_insert (text, at, "\xe2\x80\xaf");
  g_string_append (text, word);
  return g_string_free (text, FALSE);
}

char *
tbr_telling_span (TbrTime span)
{
  gint64 minutes = span / TBR_MINUTE, hours = minutes / 60, days = hours / 24;
  if (span < TBR_MINUTE)
    return g_strdup_printf ("%d s", (int) (span / TBR_SECOND));
  if (hours == 0)
    return g_strdup_printf ("%d min", (int) minutes);
  if (days == 0)
    return minutes % 60 == 0 ? g_strdup_printf ("%d h", (int) hours)
                             : g_strdup_printf ("%d h %d min", (int) hours, (int) (minutes % 60));
  return hours % 24 == 0 ? g_strdup_printf ("%d d", (int) days)
                         : g_strdup_printf ("%d d %d h", (int) days, (int) (hours % 24));
}

char *
tbr_telling_when (const TbrScenario *scenario, TbrTime at)
{
  g_autofree char *civil = tbr_when_civil (scenario, at);
  g_auto (GStrv) words = g_strsplit (civil, " ", -1);
  if (g_strv_length (words) < 5)
    return g_strdup (civil);
  return g_strdup_printf ("%.3s %s %.3s %s", words[0], words[1], words[2], words[4]);
}

/* ---- names ---- */

static const char *
state_of (const TbrTelling *t, guint32 state)
{
  return state < t->dictionary->n_states ? t->dictionary->state_names[state] : "the Union";
}

static const char *
hazard_of (const TbrTelling *t, guint32 hazard)
{
  if (hazard >= t->dictionary->n_hazards)
    return "a hazard";
  return t->dictionary->hazard_ids[hazard];
}

static const char *
kind_title (guint kind)
{
  return kind < TBR_NEED_N ? tbr_need_info ((TbrNeedKind) kind)->title : "work";
}

static void
append_need (const TbrTelling *t, guint32 need, GString *out)
{
  guint32 at = tbr_register_need (t->reg, need);
  const TbrFact *opening = at != TBR_NONE ? tbr_chronicle_fact (t->chronicle, at) : NULL;
  if (opening == NULL)
    g_string_append (out, "its place");
  else
    g_string_append_printf (out, "%s (%s)", kind_title (opening->code), hazard_of (t, opening->b));
}

static void
append_request (const TbrTelling *t, guint32 request, GString *out)
{
  guint32 at = tbr_register_request (t->reg, request);
  const TbrFact *opening = at != TBR_NONE ? tbr_chronicle_fact (t->chronicle, at) : NULL;
  if (opening == NULL)
    g_string_append_printf (out, "%u", request);
  else
    g_string_append_printf (out, "%u (%s, %s)", request, kind_title (opening->c),
                            state_of (t, opening->b));
}

static const char *
word_of (const TbrFact *fact)
{
  const TbrFactInfo *info = tbr_fact_info ((TbrFactCode) fact->kind);
  const char *word = "";
  for (guint i = 0; i < G_N_ELEMENTS (info->fields); i++)
    {
      const TbrFactField *field = &info->fields[i];
      if (field->slot != TBR_SLOT_CODE || field->type != TBR_FIELD_CHOICE)
        continue;
      guint n = g_strv_length ((char **) field->choices);
      word = fact->code < n ? field->choices[fact->code] : "";
    }
  for (guint i = 0; i < G_N_ELEMENTS (phrases); i++)
    if (g_str_equal (phrases[i][0], word))
      return phrases[i][1];
  return word;
}

static guint32
handle_in (const TbrFact *fact, char slot)
{
  return slot == 'a' ? fact->a : slot == 'b' ? fact->b : slot == 'c' ? fact->c : TBR_NONE;
}

static double
number_in (const TbrFact *fact, char slot)
{
  return slot == 'x' ? fact->x : slot == 'y' ? fact->y : fact->z;
}

static void
append_unit (const TbrTelling *t, char what, guint32 unit, GString *out)
{
  const TbrDictionary *d = t->dictionary;
  if (unit >= d->n_units)
    g_string_append (out, what == 'T' ? "unit" : "a unit");
  else if (what == 'U')
    g_string_append (out, d->unit_ids[unit]);
  else if (what == 'O')
    g_string_append (out, state_of (t, d->unit_states[unit]));
  else
    g_string_append (out, d->capability_titles[d->unit_capabilities[unit]]);
}

static void
append_number (char what, double value, GString *out)
{
  g_autofree char *text = what == 'D'   ? tbr_telling_span ((TbrTime) (value * (double) TBR_SECOND))
                          : what == 'L' ? g_strdup_printf ("%.0f km", value / 1000)
                                        : tbr_telling_number (value);
  g_string_append (out, text);
}

static void
append_value (const TbrTelling *t, const TbrFact *fact, const char *code, GString *out)
{
  guint32 handle = handle_in (fact, code[1]);
  switch (code[0])
    {
    case 'U':
    case 'O':
    case 'T':
      append_unit (t, code[0], handle, out);
      break;
    case 'S':
      g_string_append (out, state_of (t, handle));
      break;
    case 'H':
      g_string_append (out, hazard_of (t, handle));
      break;
    case 'N':
      append_need (t, handle, out);
      break;
    case 'R':
      append_request (t, handle, out);
      break;
    case 'k':
      g_string_append (out, kind_title (fact->code));
      break;
    case 'K':
      g_string_append (out, word_of (fact));
      break;
    case 'I':
      g_string_append_printf (out, "%u", handle);
      break;
    default:
      append_number (code[0], number_in (fact, code[1]), out);
      break;
    }
}

char *
tbr_telling_sentence (const TbrTelling *telling, const TbrFact *fact)
{
  const char *template = fact->kind < TBR_FACT_N ? templates[fact->kind] : NULL;
  if (template == NULL)
    return NULL;
  GString *out = g_string_new (NULL);
  for (const char *at = template; *at != '\0'; at++)
    {
      if (*at != '{')
        {
          g_string_append_c (out, *at);
          continue;
        }
      append_value (telling, fact, at + 1, out);
      at = strchr (at, '}');
    }
  return g_string_free (out, FALSE);
}

gboolean
tbr_telling_is_notable (const TbrFact *fact)
{
  switch (fact->kind)
    {
    case TBR_FACT_HAZARD_STARTED:
    case TBR_FACT_HAZARD_ENDED:
    case TBR_FACT_REQUEST_OPENED:
    case TBR_FACT_OFFER_ACCEPTED:
    case TBR_FACT_RESCEU_DECIDED:
    case TBR_FACT_UNIT_DEPARTED:
    case TBR_FACT_UNIT_ARRIVED:
    case TBR_FACT_UNIT_RECALLED:
    case TBR_FACT_TRIGGERED:
    case TBR_FACT_SOLIDARITY:
    case TBR_FACT_LINK_CHANGED:
      return TRUE;
    default:
      return FALSE;
    }
}

/* ---- about a thing ---- */

GArray *
tbr_telling_find (const TbrTelling *telling, TbrThing thing, TbrTime until, guint most)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint));
  const GArray *facts = tbr_register_facts (telling->reg, thing);
  for (guint i = facts != NULL ? facts->len : 0; i-- > 0 && found->len < most;)
    {
      guint index = g_array_index (facts, guint, i);
      const TbrFact *fact = tbr_chronicle_fact (telling->chronicle, index);
      if (fact->at <= until && fact->kind < TBR_FACT_N && templates[fact->kind] != NULL)
        g_array_append_val (found, index);
    }
  return found;
}
