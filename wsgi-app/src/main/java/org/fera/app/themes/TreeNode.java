package org.fera.app.themes;

/** What a theme or a group contains. */
sealed interface TreeNode permits GroupNode, LayerNode {}
