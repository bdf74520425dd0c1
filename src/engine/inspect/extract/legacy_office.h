// Text of the binary formats of Office 97 to 2003 and of Outlook messages, thinly: words, not layout.
#pragma once

#include "engine/inspect/extract/charset.h"
#include "engine/inspect/extract/compound_file.h"
#include "engine/inspect/extract/walk.h"

namespace sekimori::inspect {

void read_legacy_word(Reading& at, const CompoundFile& file);      // MS-DOC: piece table, headers, notes, comments
void read_legacy_sheets(Reading& at, const CompoundFile& file);    // MS-XLS: BIFF8 cells, hidden sheets, headers, notes
void read_legacy_slides(Reading& at, const CompoundFile& file);    // MS-PPT: text atoms by container
void read_outlook_message(Reading& at, const CompoundFile& file);  // MS-OXMSG: subject, body, attachments

std::string utf16_of(ByteView bytes);  // UTF-16LE -> UTF-8
std::string latin_of(ByteView bytes);  // one byte a character: the low half of UTF-16

}  // namespace sekimori::inspect
