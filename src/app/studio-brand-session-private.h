#pragma once

#include "studio-brand-session.h"

G_BEGIN_DECLS

/** BrandState: one moment of the editing. */
typedef struct
{
  StudioBrand *brand; /* (nullable): NULL when it was deleted */
  GHashTable *files;  /* name → GBytes; shared, never changed */
} BrandState;

struct _StudioBrandSession
{
  GObject parent_instance;
  char *folder;     /* of all brands of the office */
  char *shipped_id; /* (nullable): id of the locked brand that the session began with */
  char *stickers;   /* (nullable): folder that a copy takes its stickers from */
  BrandState state;
  GPtrArray *steps; /* BrandStep */
  guint position;   /* steps before it are done, those from it on undone */

  guint timer;
  gboolean writing; /* in a thread */
  gboolean pending; /* the disk does not hold the present state */
  char *written_id; /* (nullable): the brand that this session has put on the disk */
  char *held;       /* (nullable): folder of a brand that was taken away, for undo */
  char *held_id;    /* (nullable): its id */
  char *problem;    /* (nullable) */
};

/** Begins the pause before writing. */
void _studio_brand_session_touch (StudioBrandSession *self);
/** Tells that "problem" is another one. @problem: (nullable) (transfer full) */
void _studio_brand_session_set_problem (StudioBrandSession *self, char *problem);
void _studio_brand_session_tell_written (StudioBrandSession *self);
/** Moves the folder that undo will not ask for any more into the trash. */
void _studio_brand_session_discard_held (StudioBrandSession *self);

G_END_DECLS
