/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What an order names by a number, so that it is found where other luck has numbered it otherwise.
 */
#include "exercise/anchor.h"

#include "exercise/channel.h"
#include "response/response.h"

/* The number behind "@name=" in a word; TBR_NONE when it is another word, or no number. */
static guint32
number_in (const char *word, const char *name)
{
  guint64 number = TBR_NONE;
  gsize n = strlen (name);

  if (strncmp (word, name, n) != 0 || word[n] != '='
      || !g_ascii_string_to_unsigned (word + n + 1, 10, 0, TBR_NONE - 1, &number, NULL))
    return TBR_NONE;
  return (guint32) number;
}

static void
take_line (const TbrSim *sim, guint32 line, TbrAnchor *anchor)
{
  const TbrRequest *request;

  if (line >= tbr_arena_count (&sim->arena, TBR_GROUP_REQUEST))
    return;
  request = tbr_request_get (sim, line);
  anchor->state = request->state;
  anchor->need = request->need;
  anchor->work = request->work;
}

static void
take_word (const TbrSim *sim, const char *word, TbrAnchor *anchor)
{
  guint32 need = number_in (word, "need"), line = number_in (word, "request");
  guint32 offer = number_in (word, "offer");

  if (need != TBR_NONE && need < tbr_need_count (sim))
    {
      anchor->hazard = tbr_need_get (sim, TBR_HANDLE (TbrNeedId, need))->hazard;
      anchor->part = tbr_need_get (sim, TBR_HANDLE (TbrNeedId, need))->part;
    }
  take_line (sim, line, anchor);
  if (offer != TBR_NONE && offer < tbr_arena_count (&sim->arena, TBR_GROUP_OFFER))
    {
      anchor->unit = tbr_offer_get (sim, offer)->unit;
      anchor->owner = sim->scenario->units[anchor->unit].state;
      take_line (sim, tbr_offer_get (sim, offer)->request, anchor);
    }
}

TbrAnchor
tbr_anchor_of (const TbrSim *sim, const char *words)
{
  TbrAnchor anchor = { TBR_NONE, TBR_NONE, TBR_NONE, TBR_NONE, TBR_NONE, TBR_NONE, TBR_NONE };
  g_auto (GStrv) split = NULL;

  if (g_shell_parse_argv (words, NULL, &split, NULL))
    for (guint i = 0; split[i] != NULL; i++)
      take_word (sim, split[i], &anchor);
  return anchor;
}

/* The open need that an anchor names, TBR_NONE for none. */
static guint32
find_need (const TbrAnchor *anchor, const TbrSim *sim)
{
  guint32 found = TBR_NONE;

  for (guint32 i = 0; i < tbr_need_count (sim); i++)
    {
      const TbrNeed *need = tbr_need_get (sim, TBR_HANDLE (TbrNeedId, i));
      if (need->closed == TBR_NEVER && need->hazard == anchor->hazard && need->part == anchor->part)
        found = i;
    }
  return found;
}

static guint32
find_line (const TbrAnchor *anchor, const TbrSim *sim)
{
  for (guint32 i = 0; i < tbr_arena_count (&sim->arena, TBR_GROUP_REQUEST); i++)
    {
      const TbrRequest *request = tbr_request_get (sim, i);
      if (request->closed == TBR_NEVER && request->state == anchor->state
          && request->need == anchor->need && request->work == anchor->work)
        return i;
    }
  return TBR_NONE;
}

/* The offer of the same unit; where other luck has another unit offered, one of the same state and
   the same kind, which is what was answered. */
static guint32
find_offer (const TbrAnchor *anchor, const TbrSim *sim)
{
  const TbrUnitSpec *units = sim->scenario->units;
  guint32 line = find_line (anchor, sim), alike = TBR_NONE;

  for (guint32 i = 0; i < tbr_arena_count (&sim->arena, TBR_GROUP_OFFER); i++)
    {
      const TbrOffer *offer = tbr_offer_get (sim, i);
      if (offer->request != line
          || (offer->status != TBR_OFFER_MADE && offer->status != TBR_OFFER_HELD))
        continue;
      if (offer->unit == anchor->unit)
        return i;
      if (alike == TBR_NONE && anchor->owner != TBR_NONE
          && units[offer->unit].state == anchor->owner
          && units[offer->unit].capability == units[anchor->unit].capability)
        alike = i;
    }
  return alike;
}

/* Adds one word, with the other run's number where it names something. Returns: FALSE when there is
   nothing of the kind */
static gboolean
add_word (GString *out, const TbrAnchor *anchor, const TbrSim *sim, const char *word)
{
  static const struct
  {
    const char *name;
    guint32 (*find) (const TbrAnchor *anchor, const TbrSim *sim);
  } names[] = { { "need", find_need }, { "request", find_line }, { "offer", find_offer } };
  g_autofree char *quoted = g_shell_quote (word);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (number_in (word, names[i].name) != TBR_NONE)
      {
        guint32 number = names[i].find (anchor, sim);
        g_string_append_printf (out, " %s=%u", names[i].name, number);
        return number != TBR_NONE;
      }
  g_string_append_printf (out, " %s", quoted);
  return TRUE;
}

char *
tbr_anchor_words (const TbrAnchor *anchor, const TbrSim *sim, const char *words)
{
  g_auto (GStrv) split = NULL;
  g_autoptr (GString) out = NULL;

  if (!g_shell_parse_argv (words, NULL, &split, NULL))
    return g_strdup (words);
  out = g_string_new (split[0]);
  for (guint i = 1; split[i] != NULL; i++)
    if (!add_word (out, anchor, sim, split[i]))
      return NULL;
  return g_strdup (out->str);
}

/* The kind and place of the needs that a word names. */
static void
find_subject (const TbrSim *sim, const char *word, TbrNeedKind *about, guint32 *state)
{
  guint32 need = number_in (word, "need");
  TbrAnchor anchor = { .need = TBR_NONE };
  int kind = g_str_has_prefix (word, "need=") ? tbr_need_find (word + strlen ("need=")) : -1;

  take_word (sim, word, &anchor);
  if (kind >= 0)
    *about = (TbrNeedKind) kind;
  else if (need != TBR_NONE && need < tbr_need_count (sim))
    {
      *about = (TbrNeedKind) tbr_need_get (sim, TBR_HANDLE (TbrNeedId, need))->kind;
      *state = tbr_need_get (sim, TBR_HANDLE (TbrNeedId, need))->state;
    }
  else if (anchor.need != TBR_NONE)
    {
      *about = (TbrNeedKind) anchor.need;
      *state = anchor.state;
    }
}

TbrBelieved
tbr_anchor_believed (const TbrDirector *director, guint32 role, const char *words)
{
  const TbrSim *sim = director->sim;
  TbrBelieved out = { .about = TBR_NEED_N };
  guint32 state = role != TBR_NONE ? director->seats[role].state.i : TBR_NONE, n = 0;
  g_auto (GStrv) split = NULL;

  if (g_shell_parse_argv (words, NULL, &split, NULL))
    for (guint i = 0; split[i] != NULL; i++)
      find_subject (sim, split[i], &out.about, &state);
  for (guint32 i = 0; i < tbr_need_count (sim) && out.about != TBR_NEED_N; i++)
    {
      const TbrNeed *need = tbr_need_get (sim, TBR_HANDLE (TbrNeedId, i));
      const TbrReport *seen = tbr_channel_report (director, role, i);
      if (seen == NULL || need->state != state || need->kind != out.about
          || (need->closed != TBR_NEVER && !(seen->required > 0)))
        continue;
      out.believed += seen->required;
      out.truth += need->closed == TBR_NEVER ? need->required : 0;
      out.age += tbr_sim_now (sim) - seen->as_of;
      n++;
    }
  out.age /= MAX (n, 1);
  return out;
}
