// Programs inside documents: that there are any, what starts by itself, what they call. Nothing of them runs, and their text is not kept.
//
//   note_macros(at, file, "Macros/");         // a compound file: vbaProject.bin, or a document of Office 97 with it inside
//   note_macro_text(at, "ThisDocument", source);
//
// Noted as traits: "macro=module", "macro_starts=AutoOpen", "macro_calls=Shell". Only when the reading is of correspondence.
#pragma once

#include <string>
#include <string_view>

#include "engine/inspect/extract/compound_file.h"
#include "engine/inspect/extract/walk.h"

namespace sekimori::inspect {

// Any storage named VBA in it.
void note_macros(Reading& at, const CompoundFile& file);
void note_macro_text(Reading& at, std::string_view module, std::string_view source);

// MS-OVBA 2.4.1: what a compressed container holds. Empty when it is none; what could be had when it is broken. At most 16 MiB.
std::string decompress_macro(ByteView container);

}  // namespace sekimori::inspect
