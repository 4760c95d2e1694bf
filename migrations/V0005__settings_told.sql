-- A gateway that changed is killed once, when the node is told; it takes two seconds to go. synced_at keeps its meaning: what changed before it is
-- in force, so a trunk whose changed_at lies before it takes calls.
ALTER TABLE node ADD COLUMN told_at timestamptz; -- settings changed before this were told to the node
UPDATE node SET told_at = synced_at;
