// The SQLite VFS `attune_opfs`: SQLite's file calls, answered by the BlockFiles of a desk. SQLite3 Multiple
// Ciphers wraps it, so every page that reaches a BlockFile is encrypted. One owner per desk is the host's
// promise (a Web Lock).
#pragma once

#include <memory>
#include <string>

#include "record/block_file.h"
#include "record/super_block.h"

namespace attune {

struct MountedDesk;

// Makes one desk's files visible to SQLite for as long as it lives.
class Mount {
 public:
  Mount(const DeskFiles& files, const RecordHost& host);
  ~Mount();
  Mount(const Mount&) = delete;
  Mount& operator=(const Mount&) = delete;

  std::string path(SlotName slot) const;  // for sqlite3_open_v2, with the default VFS
  // Once a handle was lost, every further call on this desk fails, so that nothing is half read and then
  // acted upon.
  bool lost() const;
  void give_up();  // as if a handle had been lost

 private:
  std::unique_ptr<MountedDesk> desk_;
};

}  // namespace attune
