#include "config.h"

#include "studio-names.h"

static GMutex lock;
static StudioNames *installed; /* (nullable) */

static void
person_free (gpointer data)
{
  StudioNamesPerson *person = data;

  g_free (person->name);
  g_free (person->plain);
  g_free (person->post);
  g_free (person->behalf);
  g_free (person);
}

StudioNames *
studio_names_new (void)
{
  StudioNames *self = g_new0 (StudioNames, 1);

  g_atomic_ref_count_init (&self->refs);
  self->people = g_ptr_array_new_with_free_func (person_free);
  self->places = g_ptr_array_new_with_free_func (g_free);
  self->words = g_ptr_array_new_with_free_func (g_free);
  self->personal = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

StudioNames *
studio_names_ref (StudioNames *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
studio_names_unref (StudioNames *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_ptr_array_unref (self->people);
  g_ptr_array_unref (self->places);
  g_ptr_array_unref (self->words);
  g_hash_table_unref (self->personal);
  g_free (self);
}

void
studio_names_add_person (StudioNames *self,
                         const StudioNamesPerson *person)
{
  StudioNamesPerson *copy;

  g_return_if_fail (self != NULL && person != NULL && person->name != NULL && person->plain != NULL);

  if (self->people->len >= STUDIO_NAMES_MAX)
    return;
  copy = g_new (StudioNamesPerson, 1);
  *copy = *person;
  copy->name = g_strdup (person->name);
  copy->plain = g_strdup (person->plain);
  copy->post = g_strdup (person->post);
  copy->behalf = g_strdup (person->behalf);
  g_ptr_array_add (self->people, copy);
}

void
studio_names_add_place (StudioNames *self,
                        const char *name)
{
  g_return_if_fail (self != NULL && name != NULL);

  if (self->places->len < STUDIO_NAMES_MAX && *name != '\0')
    g_ptr_array_add (self->places, g_strdup (name));
}

void
studio_names_add_word (StudioNames *self,
                       const char *word)
{
  g_return_if_fail (self != NULL && word != NULL);

  if (self->words->len < STUDIO_NAMES_MAX && *word != '\0')
    g_ptr_array_add (self->words, g_strdup (word));
}

static char *
fold_handle (const char *handle)
{
  return g_utf8_casefold (*handle == '@' ? handle + 1 : handle, -1);
}

void
studio_names_add_personal (StudioNames *self,
                           const char *handle)
{
  g_autofree char *folded = NULL;

  g_return_if_fail (self != NULL && handle != NULL);

  folded = fold_handle (handle);
  if (*folded != '\0' && g_hash_table_size (self->personal) < STUDIO_NAMES_MAX)
    g_hash_table_add (self->personal, g_steal_pointer (&folded));
}

gboolean
studio_names_is_personal (StudioNames *self,
                          const char *handle)
{
  g_autofree char *folded = NULL;

  g_return_val_if_fail (self != NULL && handle != NULL, FALSE);

  folded = fold_handle (handle);
  return g_hash_table_contains (self->personal, folded);
}

void
studio_names_install (StudioNames *names)
{
  StudioNames *before;

  g_mutex_lock (&lock);
  before = installed;
  installed = names;
  g_mutex_unlock (&lock);
  g_clear_pointer (&before, studio_names_unref);
}

StudioNames *
studio_names_get_installed (void)
{
  StudioNames *names;

  g_mutex_lock (&lock);
  names = installed != NULL ? studio_names_ref (installed) : studio_names_new ();
  g_mutex_unlock (&lock);
  return names;
}
