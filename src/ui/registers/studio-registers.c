#include "config.h"

#include "studio-registers.h"

#include "studio-office-watch.h"
#include "studio-register-names.h"

struct _StudioRegisters
{
  GObject parent_instance;
  StudioLibrary *library; /* (nullable) */
  GPtrArray *records[STUDIO_N_REGISTERS];
};

G_DEFINE_FINAL_TYPE (StudioRegisters, studio_registers, G_TYPE_OBJECT)

enum {
  CHANGED,
  FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* --- reading --- */

/* Checks that run in threads look at a copy. */
static void
hand_to_checks (StudioRegisters *self)
{
  studio_register_names_install (self->records[STUDIO_REGISTER_PEOPLE], self->records[STUDIO_REGISTER_PLACES], self->records[STUDIO_REGISTER_OFFICES],
                                 self->records[STUDIO_REGISTER_ACCOUNTS]);
  studio_office_watch_tell_words ();
}

static void
take (StudioRegisters *self,
      StudioRegister reg,
      GPtrArray *records)
{
  gboolean news = records->len > 0 || self->records[reg]->len > 0;

  g_ptr_array_unref (self->records[reg]);
  self->records[reg] = records;
  if (!news)
    return;
  if (reg != STUDIO_REGISTER_ACCOUNTS)
    hand_to_checks (self);
  g_signal_emit (self, signals[CHANGED], 0, (int) reg);
}

/** Listing: a register on its way. */
typedef struct
{
  StudioRegisters *self;
  StudioRegister reg;
} Listing;

static void
listed_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autofree Listing *listing = data;
  g_autoptr (StudioRegisters) self = listing->self;
  g_autoptr (GError) error = NULL;
  GPtrArray *records = studio_library_list_records_finish (STUDIO_LIBRARY (source), result, &error);

  /* a library that can't be opened is told elsewhere */
  if (records != NULL)
    take (self, listing->reg, records);
}

static void
list (StudioRegisters *self,
      StudioRegister reg)
{
  Listing *listing = g_new0 (Listing, 1);

  listing->self = g_object_ref (self);
  listing->reg = reg;
  studio_library_list_records_async (self->library, studio_register_get_kind (reg), NULL, listed_cb, listing);
}

static void
records_changed_cb (StudioRegisters *self,
                    const char *kind)
{
  for (int reg = 0; reg < STUDIO_N_REGISTERS; reg++) {
    if (*kind == '\0' || g_str_equal (kind, studio_register_get_kind ((StudioRegister) reg)))
      list (self, (StudioRegister) reg);
  }
}

void
studio_registers_set_library (StudioRegisters *self,
                              StudioLibrary *library)
{
  g_return_if_fail (STUDIO_IS_REGISTERS (self));

  if (self->library != NULL)
    g_signal_handlers_disconnect_by_func (self->library, records_changed_cb, self);
  g_set_object (&self->library, library);
  if (library == NULL)
    return;
  g_signal_connect_object (library, "records-changed", G_CALLBACK (records_changed_cb), self, G_CONNECT_SWAPPED);
  records_changed_cb (self, "");
}

GPtrArray *
studio_registers_list (StudioRegisters *self,
                       StudioRegister reg)
{
  g_return_val_if_fail (STUDIO_IS_REGISTERS (self) && reg < STUDIO_N_REGISTERS, NULL);

  return self->records[reg];
}

/* --- writing --- */

static void
tell_failure (StudioRegisters *self,
              const GError *error)
{
  if (error != NULL)
    g_signal_emit (self, signals[FAILED], 0, error->message);
}

static void
put_cb (GObject *source,
        GAsyncResult *result,
        gpointer data)
{
  g_autoptr (StudioRegisters) self = data;
  g_autoptr (GError) error = NULL;

  studio_library_put_records_finish (STUDIO_LIBRARY (source), result, &error);
  tell_failure (self, error);
}

void
studio_registers_put (StudioRegisters *self,
                      GPtrArray *records)
{
  g_return_if_fail (STUDIO_IS_REGISTERS (self) && records != NULL);

  if (self->library != NULL)
    studio_library_put_records_async (self->library, records, NULL, put_cb, g_object_ref (self));
}

void
studio_registers_put_one (StudioRegisters *self,
                          StudioRecord *record)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();

  g_ptr_array_add (records, record);
  studio_registers_put (self, records);
}

static void
removed_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (StudioRegisters) self = data;
  g_autoptr (GError) error = NULL;

  studio_library_remove_records_finish (STUDIO_LIBRARY (source), result, &error);
  tell_failure (self, error);
}

void
studio_registers_remove (StudioRegisters *self,
                         const char *id)
{
  const char *const ids[] = { id, NULL };

  g_return_if_fail (STUDIO_IS_REGISTERS (self) && id != NULL);

  if (self->library != NULL)
    studio_library_remove_records_async (self->library, ids, NULL, removed_cb, g_object_ref (self));
}

/* --- */

GDate
studio_registers_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, (GDateDay) g_date_time_get_day_of_month (now), (GDateMonth) g_date_time_get_month (now), (GDateYear) g_date_time_get_year (now));
  return today;
}

static void
studio_registers_dispose (GObject *object)
{
  StudioRegisters *self = STUDIO_REGISTERS (object);

  g_clear_object (&self->library);

  G_OBJECT_CLASS (studio_registers_parent_class)->dispose (object);
}

static void
studio_registers_finalize (GObject *object)
{
  StudioRegisters *self = STUDIO_REGISTERS (object);

  for (int reg = 0; reg < STUDIO_N_REGISTERS; reg++)
    g_ptr_array_unref (self->records[reg]);

  G_OBJECT_CLASS (studio_registers_parent_class)->finalize (object);
}

static void
studio_registers_class_init (StudioRegistersClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_registers_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_registers_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
studio_registers_init (StudioRegisters *self)
{
  for (int reg = 0; reg < STUDIO_N_REGISTERS; reg++)
    self->records[reg] = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_record_unref);
}

StudioRegisters *
studio_registers_get (void)
{
  static StudioRegisters *registers;

  if (registers == NULL)
    registers = g_object_new (STUDIO_TYPE_REGISTERS, NULL);
  return registers;
}
