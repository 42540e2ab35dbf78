#include "config.h"

#include "studio-self.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *id;
  const char *name;
} roles[] = {
  { "opd", N_ ("Office admin") },
  { "editor", N_ ("Editor") },
  { "head", N_ ("Head") },
};

const char *
studio_role_get_id (StudioRole role)
{
  g_return_val_if_fail (role < G_N_ELEMENTS (roles), roles[0].id);

  return roles[role].id;
}

gboolean
studio_role_from_id (const char *id,
                     StudioRole *role)
{
  g_return_val_if_fail (role != NULL, FALSE);

  for (gsize i = 0; id != NULL && i < G_N_ELEMENTS (roles); i++) {
    if (g_str_equal (roles[i].id, id)) {
      *role = (StudioRole) i;
      return TRUE;
    }
  }
  return FALSE;
}

const char *
studio_role_get_name (StudioRole role)
{
  g_return_val_if_fail (role < G_N_ELEMENTS (roles), "");

  return _ (roles[role].name);
}

/* Returns: (transfer full): without blanks around it */
static char *
trim (const char *text)
{
  return g_strstrip (g_strdup (text != NULL ? text : ""));
}

StudioSelf *
studio_self_new (const char *name,
                 const char *post,
                 const char *office,
                 StudioRole role)
{
  StudioSelf *self = g_new0 (StudioSelf, 1);

  self->name = trim (name);
  self->post = trim (post);
  self->office = trim (office);
  self->role = role;
  return self;
}

StudioSelf *
studio_self_copy (const StudioSelf *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return studio_self_new (self->name, self->post, self->office, self->role);
}

void
studio_self_free (StudioSelf *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->post);
  g_free (self->office);
  g_free (self);
}
