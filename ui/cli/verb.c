/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What all verbs share: how their options are read and explained, and how they fail. */
#include "verb.h"

#include "report/refusal_words.h"

#include <tabard/draw.h>
#include <tabard/error.h>
#include <tabard/param.h>

#include <string.h>

const TbrVerb *
tbr_verb_find (const char *name)
{
  for (guint i = 0; tbr_verbs[i] != NULL; i++)
    if (g_str_equal (tbr_verbs[i]->name, name))
      return tbr_verbs[i];
  return NULL;
}

/* The first word that looks like a long option and is none. (transfer full) (nullable) */
static char *
find_unknown (const GOptionEntry *entries, int argc, char **argv)
{
  for (int i = 1; i < argc && !g_str_equal (argv[i], "--"); i++)
    {
      g_autofree char *name = g_strndup (argv[i], strcspn (argv[i], "="));
      gboolean is_known = !g_str_has_prefix (name, "--") || g_str_equal (name, "--help");

      for (guint j = 0; !is_known && entries != NULL && entries[j].long_name != NULL; j++)
        is_known = g_str_equal (name + 2, entries[j].long_name);
      if (!is_known)
        return g_steal_pointer (&name);
    }
  return NULL;
}

static TbrExit
refuse_option (const TbrVerb *verb, const GOptionEntry *entries, const char *word)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; entries != NULL && entries[i].long_name != NULL; i++)
    g_ptr_array_add (names, g_strconcat ("--", entries[i].long_name, NULL));
  g_ptr_array_add (names, g_strdup ("--help"));
  g_ptr_array_add (names, NULL);
  return tbr_verb_refuse_word (verb, "option", word, (const char *const *) names->pdata,
                               "--help lists them");
}

/* Text for the manual: a hyphen that can be copied, no line that begins with a request. */
static void
print_roff (const char *text)
{
  for (const char *at = text; *at != '\0'; at++)
    if (*at == '-' || *at == '\\')
      g_print ("\\%s", *at == '-' ? "-" : "e");
    else
      g_print ("%c", *at);
}

static void
print_manual (const TbrVerb *verb, const GOptionEntry *entries)
{
  g_print (".SS tabard %s ", verb->name);
  print_roff (verb->arguments);
  g_print ("\n%s.\n", verb->sentence);
  for (guint i = 0; entries != NULL && entries[i].long_name != NULL; i++)
    {
      g_print (".TP\n.B ");
      if (entries[i].short_name != 0)
        g_print ("\\-%c, ", entries[i].short_name);
      g_print ("\\-\\-");
      print_roff (entries[i].long_name);
      if (entries[i].arg_description != NULL)
        g_print ("\\fR=\\fI%s", entries[i].arg_description);
      g_print ("\n");
      print_roff (entries[i].description);
      g_print (".\n");
    }
}

static void
print_words (const GOptionEntry *entries)
{
  for (guint i = 0; entries != NULL && entries[i].long_name != NULL; i++)
    g_print ("--%s%s ", entries[i].long_name, entries[i].arg_description != NULL ? "=" : "");
  g_print ("--help");
}

static void
print_help (const TbrVerb *verb, GOptionContext *context)
{
  const GOptionEntry own[]
      = { { "help", 'h', 0, G_OPTION_ARG_NONE, NULL, "Show these lines", NULL }, { NULL } };
  g_autofree char *text = NULL;
  const char *options;

  g_option_context_add_main_entries (context, own, NULL);
  text = g_option_context_get_help (context, TRUE, NULL);
  options = strstr (text, "\n\n");
  g_print ("usage: tabard %s %s\n\n%s.%s", verb->name, verb->arguments, verb->sentence,
           options != NULL ? options : "\n");
}

/* Answers the options that explain. Returns: whether there was one */
static gboolean
explain (const TbrVerb *verb, const GOptionEntry *entries, GOptionContext *context, int argc,
         char **argv)
{
  for (int i = 1; i < argc && !g_str_equal (argv[i], "--"); i++)
    {
      if (g_str_equal (argv[i], "--help") || g_str_equal (argv[i], "-h"))
        print_help (verb, context);
      else if (g_str_equal (argv[i], "--help-roff"))
        print_manual (verb, entries);
      else if (g_str_equal (argv[i], "--help-words"))
        print_words (entries);
      else
        continue;
      return TRUE;
    }
  return FALSE;
}

gboolean
tbr_verb_parse (const TbrVerb *verb, const GOptionEntry *entries, int *argc, char ***argv,
                TbrExit *out_exit)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *unknown = NULL;

  g_option_context_set_help_enabled (context, FALSE);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, NULL);
  if (explain (verb, entries, context, *argc, *argv))
    {
      *out_exit = TBR_EXIT_DONE;
      return FALSE;
    }
  if (g_option_context_parse (context, argc, argv, &error))
    return TRUE;
  if (g_error_matches (error, G_OPTION_ERROR, G_OPTION_ERROR_UNKNOWN_OPTION))
    unknown = find_unknown (entries, *argc, *argv);
  *out_exit = unknown != NULL ? refuse_option (verb, entries, unknown)
                              : tbr_verb_fail (verb, TBR_EXIT_USAGE, "%s", error->message);
  return FALSE;
}

TbrExit
tbr_verb_refuse_word (const TbrVerb *verb, const char *what, const char *word,
                      const char *const *names, const char *otherwise)
{
  const char *near = tbr_suggest (word, names);

  return tbr_verb_fail (verb, TBR_EXIT_USAGE, "unknown %s '%s'%s%s%s", what, word,
                        near != NULL ? ": did you mean '" : "; ", near != NULL ? near : otherwise,
                        near != NULL ? "'?" : "");
}

TbrExit
tbr_verb_fail_error (const TbrVerb *verb, const GError *error)
{
  TbrExit code = TBR_EXIT_FAILED;

  if (g_error_matches (error, TBR_ERROR, TBR_ERROR_REPLAY))
    code = TBR_EXIT_DIFFERS;
  else if (error->domain == TBR_ERROR && error->code != TBR_ERROR_FILE
           && error->code != TBR_ERROR_COMMAND)
    code = TBR_EXIT_USAGE;
  if (!g_error_matches (error, TBR_ERROR, TBR_ERROR_COMMAND))
    return tbr_verb_fail (verb, code, "%s", error->message);
  g_autofree char *why = tbr_refusal_words (NULL, NULL, error->message);
  return tbr_verb_fail (verb, code, "%s", why);
}

TbrExit
tbr_verb_fail (const TbrVerb *verb, TbrExit code, const char *format, ...)
{
  va_list arguments;
  g_autofree char *message = NULL;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_printerr ("tabard %s: %s\n", verb->name, message);
  if (code == TBR_EXIT_USAGE)
    g_printerr ("usage: tabard %s %s\n", verb->name, verb->arguments);
  return code;
}

gboolean
tbr_verb_read_size (const char *text, int *width, int *height, GError **error)
{
  if (text == NULL)
    return TRUE;
  g_auto (GStrv) words = g_strsplit (text, "x", -1);
  guint64 sides[2] = { 0 };
  gboolean is_size = g_strv_length (words) == 2;
  for (guint i = 0; is_size && i < 2; i++)
    is_size = g_ascii_string_to_unsigned (words[i], 10, TBR_PICTURE_LEAST, TBR_PICTURE_MOST,
                                          &sides[i], NULL);
  *width = (int) sides[0];
  *height = (int) sides[1];
  if (!is_size)
    g_set_error (error, TBR_ERROR, TBR_ERROR_USAGE,
                 "--size %s: it is written WIDTHxHEIGHT, each of %d to %d pixels", text,
                 TBR_PICTURE_LEAST, TBR_PICTURE_MOST);
  return is_size;
}

gboolean
tbr_verb_read_number (const char *option, const char *text, guint64 most, guint64 *out_value,
                      GError **error)
{
  if (text == NULL || g_ascii_string_to_unsigned (text, 10, 0, most, out_value, NULL))
    return TRUE;
  g_set_error (error, TBR_ERROR, TBR_ERROR_USAGE,
               "%s: '%s' is not a whole number from 0 to %" G_GUINT64_FORMAT, option, text, most);
  return FALSE;
}
