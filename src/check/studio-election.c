#include "config.h"

#include "studio-election.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-date.h"
#include "studio-error.h"
#include "studio-file.h"
#include "studio-json-file.h"
#include "studio-json.h"

#define FORMAT "pemda-studio-election"
#define MAX_FILE_BYTES (64 * 1024)
/* UU 10/2016 article 71(3) */
#define MONTHS_BEFORE 6

static const char *const day_names[STUDIO_ELECTION_N_DAYS] = { "fixed", "campaign", "quiet", "vote", "certified" };

void
studio_election_init (StudioElection *self)
{
  g_return_if_fail (self != NULL);

  self->on = FALSE;
  for (int i = 0; i < STUDIO_ELECTION_N_DAYS; i++)
    g_date_clear (&self->days[i], 1);
}

static char *
get_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "pemda-studio", "checks", "election.json", NULL);
}

/* --- days --- */

gboolean
studio_election_check (const StudioElection *self,
                       GError **error)
{
  const GDate *last = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  for (int i = 0; i < STUDIO_ELECTION_N_DAYS; i++) {
    if (!g_date_valid (&self->days[i]))
      continue;
    if (last != NULL && g_date_compare (last, &self->days[i]) > 0) {
      g_set_error_literal (error, STUDIO_ERROR, STUDIO_ERROR_INVALID, _ ("The days do not follow each other: candidates, campaign, quiet days, vote, winner."));
      return FALSE;
    }
    last = &self->days[i];
  }
  if (last != NULL || !self->on)
    return TRUE;
  g_set_error_literal (error, STUDIO_ERROR, STUDIO_ERROR_INVALID, _ ("Note at least one day of the election."));
  return FALSE;
}

gboolean
studio_election_get_range (const StudioElection *self,
                           GDate *from,
                           GDate *to)
{
  gboolean any = FALSE;

  g_return_val_if_fail (self != NULL && from != NULL && to != NULL, FALSE);

  for (int i = 0; i < STUDIO_ELECTION_N_DAYS; i++) {
    if (!g_date_valid (&self->days[i]))
      continue;
    if (!any)
      *from = self->days[i];
    *to = self->days[i];
    any = TRUE;
  }
  if (any && g_date_valid (&self->days[STUDIO_ELECTION_FIXED]))
    g_date_subtract_months (from, MONTHS_BEFORE);
  return any;
}

static gboolean
has_come (const StudioElection *self,
          StudioElectionDay day,
          const GDate *today)
{
  return g_date_valid (&self->days[day]) && g_date_compare (&self->days[day], today) <= 0;
}

StudioElectionPhase
studio_election_get_phase (const StudioElection *self,
                           const GDate *today)
{
  GDate from, to;

  g_return_val_if_fail (self != NULL && today != NULL, STUDIO_ELECTION_NONE);

  if (!self->on || !g_date_valid (today) || !studio_election_get_range (self, &from, &to) || g_date_compare (today, &from) < 0 || g_date_compare (today, &to) > 0)
    return STUDIO_ELECTION_NONE;
  if (has_come (self, STUDIO_ELECTION_VOTE, today))
    return g_date_compare (&self->days[STUDIO_ELECTION_VOTE], today) == 0 ? STUDIO_ELECTION_VOTING : STUDIO_ELECTION_COUNTING;
  if (has_come (self, STUDIO_ELECTION_QUIET, today))
    return STUDIO_ELECTION_QUIET_DAYS;
  if (has_come (self, STUDIO_ELECTION_CAMPAIGN, today))
    return STUDIO_ELECTION_CAMPAIGNING;
  return has_come (self, STUDIO_ELECTION_FIXED, today) ? STUDIO_ELECTION_NAMED : STUDIO_ELECTION_BEFORE;
}

const char *
studio_election_phase_words (StudioElectionPhase phase)
{
  switch (phase) {
  case STUDIO_ELECTION_BEFORE:
    return _ ("Election ahead: programmes may favour nobody. Photos of leaders and campaign words are looked at strictly.");
  case STUDIO_ELECTION_NAMED:
    return _ ("The candidates are named: no post may favour or harm one of them.");
  case STUDIO_ELECTION_CAMPAIGNING:
    return _ ("Campaign: keep out of it. No candidates, no signs, no campaign words.");
  case STUDIO_ELECTION_QUIET_DAYS:
    return _ ("Quiet days: nothing about candidates and nothing that looks like a campaign.");
  case STUDIO_ELECTION_VOTING:
    return _ ("Day of voting: only what helps people to vote, and nothing about candidates.");
  case STUDIO_ELECTION_COUNTING:
    return _ ("Counting: no post about a winner before the election commission has fixed the result.");
  case STUDIO_ELECTION_NONE:
  default:
    return NULL;
  }
}

/* --- the file --- */

static gboolean
read_days (StudioElection *self,
           const StudioJsonAt *at,
           GError **error)
{
  for (int i = 0; i < STUDIO_ELECTION_N_DAYS; i++) {
    const char *iso = NULL;
    StudioJsonAt member;

    if (!studio_json_get_string (at, day_names[i], FALSE, &iso, error))
      return FALSE;
    if (iso == NULL || studio_date_from_iso (iso, &self->days[i]))
      continue;
    studio_json_at_member (at, day_names[i], &member);
    studio_json_at_error (error, &member, _ ("“%s” is no day. Write it as in “2029-02-14”."), iso);
    return FALSE;
  }
  return TRUE;
}

static gboolean
read_file (StudioElection *self,
           const char *path,
           GError **error)
{
  g_autoptr (JsonNode) root = studio_json_load (path, path, MAX_FILE_BYTES, error);
  StudioJsonAt at;
  const char *format = NULL;

  if (root == NULL)
    return FALSE;
  at = studio_json_at_root (path, root);
  if (!studio_json_get_string (&at, "format", TRUE, &format, error) || !studio_json_get_boolean (&at, "on", FALSE, &self->on, error))
    return FALSE;
  if (!g_str_equal (format, FORMAT)) {
    studio_json_at_error (error, &at, _ ("This file holds no days of an election."));
    return FALSE;
  }
  return read_days (self, &at, error) && studio_election_check (self, error);
}

gboolean
studio_election_load (StudioElection *self,
                      GError **error)
{
  g_autofree char *path = get_path ();

  g_return_val_if_fail (self != NULL, FALSE);

  studio_election_init (self);
  if (!g_file_test (path, G_FILE_TEST_EXISTS) || read_file (self, path, error))
    return TRUE;
  studio_election_init (self);
  return FALSE;
}

gboolean
studio_election_save (const StudioElection *self,
                      GError **error)
{
  g_autofree char *path = get_path (), *folder = g_path_get_dirname (path), *text = NULL;
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  if (!studio_election_check (self, error))
    return FALSE;
  json_object_set_string_member (object, "format", FORMAT);
  json_object_set_int_member (object, "version", 1);
  json_object_set_boolean_member (object, "on", self->on);
  for (int i = 0; i < STUDIO_ELECTION_N_DAYS; i++) {
    g_autofree char *iso = g_date_valid (&self->days[i]) ? studio_date_to_iso (&self->days[i]) : NULL;

    if (iso != NULL)
      json_object_set_string_member (object, day_names[i], iso);
  }
  root = json_node_init_object (json_node_alloc (), object);
  text = studio_json_write (root);
  bytes = g_bytes_new (text, strlen (text));
  g_mkdir_with_parents (folder, 0700);
  return studio_file_write (path, bytes, error);
}
