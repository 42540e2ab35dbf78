#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StudioNamesPerson: somebody in the office's register
 * @name: with degrees, "Dr. Hj. Siti Aminah, S.E., M.M."
 * @plain: without degrees, "Siti Aminah"
 * @post: (nullable)
 * @behalf: (nullable): for whom this person speaks, "Bupati Paser"
 * @from, @to: the term, not valid where nothing is said
 */
typedef struct
{
  char *name;
  char *plain;
  char *post;
  char *behalf;
  GDate from, to;
} StudioNamesPerson;

/** StudioNames: the people, places and personal accounts that the office has registered, for checks. Built once, then immutable and counted; may be read in any thread. */
typedef struct
{
  gatomicrefcount refs;
  GPtrArray *people;    /* StudioNamesPerson */
  GPtrArray *places;    /* utf8: "Sempulang", "Tanah Grogot" */
  GPtrArray *words;     /* utf8: other names that are right as they are: offices, their short names */
  GHashTable *personal; /* utf8, as studio_names_is_personal() compares: accounts that are a person's own */
} StudioNames;

/** Most people, and most places, that checks know; what is added after those is forgotten. */
#define STUDIO_NAMES_MAX 1000

/** Returns: (transfer full): without any name. */
StudioNames *studio_names_new (void);
StudioNames *studio_names_ref (StudioNames *self);
void studio_names_unref (StudioNames *self);
/** @person: copied */
void studio_names_add_person (StudioNames *self, const StudioNamesPerson *person);
void studio_names_add_place (StudioNames *self, const char *name);
void studio_names_add_word (StudioNames *self, const char *word);
/** @handle: of an account that is a person's own, with or without @ */
void studio_names_add_personal (StudioNames *self, const char *handle);
/** Whether an account called @handle is a person's own; neither @ nor large letters matter. */
gboolean studio_names_is_personal (StudioNames *self, const char *handle);

/** From here on checkers that are made know @names (nullable), which is taken over; those that are there keep theirs. Any thread. */
void studio_names_install (StudioNames *names);
/** Returns: (transfer full): those that are installed; without any name if none are */
StudioNames *studio_names_get_installed (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioNames, studio_names_unref)

G_END_DECLS
