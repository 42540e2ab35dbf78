#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StudioRole: what a person does with posts
 * @STUDIO_ROLE_OPD: makes them in an office, @STUDIO_ROLE_EDITOR: looks through them, @STUDIO_ROLE_HEAD: answers for them
 */
typedef enum {
  STUDIO_ROLE_OPD,
  STUDIO_ROLE_EDITOR,
  STUDIO_ROLE_HEAD,
} StudioRole;

/** Returns: as it stands in documents and settings: "opd", "editor", "head" */
const char *studio_role_get_id (StudioRole role);
/** @id: (nullable). Returns: FALSE if it is no role; @role is left alone then. */
gboolean studio_role_from_id (const char *id, StudioRole *role);
/** Returns: what people call it, "Office admin" */
const char *studio_role_get_name (StudioRole role);

/**
 * StudioSelf: who is working. The settings and the command line fill it; nothing below them asks a computer for it.
 * @name: "Siti Aminah", @post: jabatan, @office: OPD; "" if not said, never NULL
 */
typedef struct
{
  char *name;
  char *post;
  char *office;
  StudioRole role;
} StudioSelf;

/** @name, @post, @office: (nullable). Returns: (transfer full) */
StudioSelf *studio_self_new (const char *name, const char *post, const char *office, StudioRole role);
/** Returns: (transfer full) */
StudioSelf *studio_self_copy (const StudioSelf *self);
void studio_self_free (StudioSelf *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioSelf, studio_self_free)

G_END_DECLS
