#pragma once

#include "studio-rule.h"

G_BEGIN_DECLS

/** The profile that is taken when none is chosen. */
#define STUDIO_PROFILE_USUAL "biasa"
/** How a profile's file is called that is handed from one computer to another; inside it is as in "checks/profiles". */
#define STUDIO_PROFILE_SUFFIX ".pemdaprofile"
/* code points */
#define STUDIO_PROFILE_NAME_MAX 60

/**
 * StudioGate: what happens on export and publishing while required findings are open
 * @STUDIO_GATE_REFUSE: nothing goes out
 * @STUDIO_GATE_REASON: a person writes why it goes out all the same
 * @STUDIO_GATE_PRACTICE: it goes out as practice (workshops)
 */
typedef enum {
  STUDIO_GATE_REFUSE,
  STUDIO_GATE_REASON,
  STUDIO_GATE_PRACTICE,
} StudioGate;

/**
 * StudioProfile: how strict each rule is. Immutable and counted.
 * @name: in the person's language
 * @explains: each finding is told with its reason at once, for workshops
 * @own: made by the office, so it can be edited and removed
 */
struct _StudioProfile
{
  char *id;
  char *name;
  StudioGate gate;
  gboolean explains;
  gboolean own;
  GHashTable *levels;
};

/**
 * studio_profile_parse:
 * @source: for errors
 * @bytes: {"format": "pemda-studio-profile", "version": 1, "id", "name": {"id", "en"} or a text, "gate": "refuse|reason|practice",
 *   "explains": false, "rules": {"EJA-09": "off|hint|warning|required"}}
 *
 * Returns: (transfer full): %STUDIO_ERROR_INVALID names the member that is wrong, a rule that does not exist too
 */
StudioProfile *studio_profile_parse (const char *source, GBytes *bytes, GError **error);
/** A profile that says nothing: each rule as its table says, the gate asks for a reason. Returns: (transfer full) */
StudioProfile *studio_profile_new_plain (void);
StudioProfile *studio_profile_ref (const StudioProfile *self);
void studio_profile_unref (StudioProfile *self);
/** Returns: how strict @rule is in @self; @self: (nullable): as the rule's table says. */
StudioRuleLevel studio_profile_get_level (const StudioProfile *self, const StudioRule *rule);

/**
 * studio_profile_list:
 * @notices: (out) (transfer full) (element-type utf8) (optional): one sentence for each file that could not be read
 *
 * All profiles: the shipped ones (Ketat, Biasa, Latihan) first, then the office's, from "checks/profiles" of the data folders. An
 * office's profile with the id of a shipped one stands in for it.
 *
 * Returns: (transfer full) (element-type StudioProfile)
 */
GPtrArray *studio_profile_list (GPtrArray **notices);
/** Returns: (transfer full): the profile called @id, "biasa" if it is not there, a plain one if that is missing too. @id: (nullable) */
StudioProfile *studio_profile_load (const char *id);

/**
 * studio_profile_with:
 * @levels: (element-type utf8 StudioRuleLevel): rule ids and their levels (GUINT_TO_POINTER)
 *
 * Returns: (transfer full): a profile of the office's own with what is given
 */
StudioProfile *studio_profile_with (const char *id, const char *name, StudioGate gate, gboolean explains, GHashTable *levels);
/** Returns: (transfer full): its file's text. */
char *studio_profile_write (const StudioProfile *self);
/** Whether @name can be a profile's name: 1 to %STUDIO_PROFILE_NAME_MAX characters, not only blanks, no line breaks. */
gboolean studio_profile_is_name (const char *name);

/** Reads the file at @path, at most 1 MB. Returns: (transfer full) (nullable) */
StudioProfile *studio_profile_open (const char *path, GError **error);
/** @id: an id, or a file if it holds a "/" or ends in ".json" or %STUDIO_PROFILE_SUFFIX. Returns: (transfer full) (nullable) */
StudioProfile *studio_profile_find (const char *id, GError **error);
/** Writes it to the person's "checks/profiles". */
gboolean studio_profile_save (const StudioProfile *self, GError **error);
/** Takes the office's file with @id away; a shipped profile that it stood in for comes back. None is no error. */
gboolean studio_profile_remove (const char *id, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioProfile, studio_profile_unref)

G_END_DECLS
