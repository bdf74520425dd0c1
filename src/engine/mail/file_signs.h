// What hangs on a mail: names that deceive, content that is not what the name says, programs, macros, shortcuts, archives in archives.
//
//   find_file_signs(attachment, known_passwords, signs);
//   name_trick("履歴書\u202Excod.exe");                     // reordered, extension "exe"
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/mail/mail.h"
#include "engine/mail/sign.h"

namespace sekimori::mail {

// What a name tries. Extensions are lower case without their dot.
struct NameTrick {
  std::string extension;        // what the system goes by
  std::string shown_extension;  // what it looks like: of "a.pdf.exe" pdf; "" when there is only one
  bool reordered = false;       // signs that turn the order of letters around
  std::size_t blanks = 0;       // a run of 5 or more before the extension
  std::string invisible;        // "U+200B"; "" when there are none
};
NameTrick name_trick(std::string_view name);

bool runs_when_opened(std::string_view extension);       // exe, scr, js, lnk, hta ...
bool is_document_extension(std::string_view extension);  // pdf, docx, txt, jpg ...
// Whether content of this type is what a file with this extension holds; true for what we have no opinion on.
bool fits(std::string_view extension, std::string_view media_type);

// Passwords that stood in the thread and opened something are told apart from those that were given.
void find_file_signs(const Attachment& file, const std::vector<std::string>& thread_passwords, Signs& signs);
// Does something of it act when opened? What makes a mail of a thread its payload.
bool acts_when_opened(const Attachment& file);

}  // namespace sekimori::mail
