#pragma once

#include <adwaita.h>

#include "studio-register-table.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_REGISTER_IMPORT (studio_register_import_get_type ())
G_DECLARE_FINAL_TYPE (StudioRegisterImport, studio_register_import, STUDIO, REGISTER_IMPORT, AdwWindow)

/**
 * StudioRegisterImport: what a table would bring into a register, to be looked at first: what its columns were taken for, its first rows, and the rows that
 * were not understood. Signal "imported" (const char *sentence).
 */
GtkWidget *studio_register_import_new (GtkWindow *parent, StudioRegister reg, const StudioTable *table, StudioRegisterReading *reading);

G_END_DECLS
