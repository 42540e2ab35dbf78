#pragma once

#include <gio/gio.h>

#include "studio-library-records.h"
#include "studio-register.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_REGISTERS (studio_registers_get_type ())
G_DECLARE_FINAL_TYPE (StudioRegisters, studio_registers, STUDIO, REGISTERS, GObject)

/**
 * StudioRegisters: the office's registers as all windows see them: a copy of the library's records that follows it, so that fields can offer names while
 * somebody types, and checks know them. One for the program, used in its main thread.
 *
 * Signals: "changed" (int StudioRegister); "failed" (const char *sentence): something could not be written or read.
 */

/** Returns: (transfer none) */
StudioRegisters *studio_registers_get (void);
/** @library: (nullable): opened, or being opened: what it holds comes with "changed" */
void studio_registers_set_library (StudioRegisters *self, StudioLibrary *library);
/** Returns: (transfer none) (element-type StudioRecord): by name; empty until they are read */
GPtrArray *studio_registers_list (StudioRegisters *self, StudioRegister reg);
/** @records: (element-type StudioRecord): written all or none; "changed" follows. */
void studio_registers_put (StudioRegisters *self, GPtrArray *records);
void studio_registers_put_one (StudioRegisters *self, StudioRecord *record);
void studio_registers_remove (StudioRegisters *self, const char *id);
/** Returns: the day on the wall, for terms and ages */
GDate studio_registers_today (void);

G_END_DECLS
